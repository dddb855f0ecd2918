"""Days of years, months and days: the first and the last of each."""


def first_day(moment: str) -> str:
    """Return the first day (ISO) of a year, month or day."""
    return (moment + "-01-01")[:10] if len(moment) == len("2027") else (moment + "-01")[:10]


def last_day(moment: str) -> str:
    """Return the last day (ISO) of a year, month or day."""
    if len(moment) == len("2027"):
        return f"{moment}-12-31"
    if len(moment) == len("2027-01"):
        from calendar import monthrange  # slow to import, and most plans count in years or know their days

        return f"{moment}-{monthrange(int(moment[:4]), int(moment[5:]))[1]:02}"
    return moment
