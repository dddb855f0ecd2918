"""In place of the compiled `rpds`: what `jsonschema` and `referencing` ask of its persistent collections."""


class HashTrieMap(dict):
    """A mapping that stays as it is; each change gives a new one."""

    @classmethod
    def convert(cls, value):
        """Return a mapping as one of these."""
        return value if isinstance(value, cls) else cls(value)

    def insert(self, key, value):
        """Return the mapping with one more key."""
        return HashTrieMap({**self, key: value})

    def remove(self, key):
        """Return the mapping without a key; KeyError if it has none."""
        left = dict(self)
        del left[key]
        return HashTrieMap(left)

    def update(self, *others, **more):
        """Return the mapping with all keys of others."""
        whole = dict(self)
        for other in (*others, more):
            whole.update(other)
        return HashTrieMap(whole)

    def __hash__(self):
        return hash(frozenset(self.items()))


class HashTrieSet(frozenset):
    """A set that stays as it is; each change gives a new one."""

    def insert(self, value):
        """Return the set with one more value."""
        return HashTrieSet(self | {value})

    def remove(self, value):
        """Return the set without a value; KeyError if it has none."""
        if value not in self:
            raise KeyError(value)
        return HashTrieSet(self - {value})

    def update(self, *others):
        """Return the set with all values of others."""
        return HashTrieSet(self.union(*others))


class List(tuple):
    """A list that stays as it is and grows at its front."""

    __slots__ = ()

    def __new__(cls, *values):
        """Take the values of one collection, or the values themselves."""
        is_one = len(values) == 1 and not isinstance(values[0], str)
        return super().__new__(cls, values[0] if is_one else values)

    def push_front(self, value):
        """Return the list with a value before all others."""
        return List((value, *self))

    @property
    def first(self):
        """The value at the front."""
        return self[0]

    @property
    def rest(self):
        """The list without its front."""
        return List(self[1:])

    def drop_first(self):
        """Return the list without its front."""
        return self.rest
