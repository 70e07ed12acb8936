"""Records as `dataclasses` makes them, for a fiftieth of the time that it takes to define one.

`dataclasses` loads `inspect` and compiles half a dozen functions for every class, whether they are ever
called or not: a third of the time that a short report took. Here a class gets methods that all records
share, and its `__init__` is compiled when it has made some records: of most classes a run makes few. Type
checkers see `dataclasses` itself, and what asks for `dataclasses.fields` (pydantic does) is answered.

Of the options of `dataclass`, `frozen`, `slots`, `kw_only` and `eq` are known; of those of `field`,
`default`, `default_factory`, `kw_only`, `repr` and `compare`.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from dataclasses import dataclass, field, replace
    from typing import Any

__all__ = ["dataclass", "field", "field_names", "replace"]

_FEW = 16
"""Records of a class that are made without an `__init__` of its own: to compile one takes as long."""
_MISSING: Any = type("_Missing", (), {"__repr__": lambda self: "<factory>"})()


class _Field:
    """A field: how it is called, and what `field` said of it."""

    __slots__ = ("compare", "default", "factory", "hint", "kw_only", "repr")

    def __init__(self, default: Any, factory: Any, kw_only: Any, repr: bool, compare: bool) -> None:
        self.hint: Any = None
        self.default = default
        self.factory = factory
        self.kw_only = kw_only
        self.repr = repr
        self.compare = compare


class _Kind:
    """What the shared methods must know of a class of records."""

    __slots__ = ("fields", "frozen", "key", "made", "places")

    def __init__(self, fields: dict[str, _Field], frozen: bool) -> None:
        self.fields = fields
        self.frozen = frozen
        self.made = 0
        self.places = tuple(name for name, one in fields.items() if not one.kw_only)
        compared = [name for name, one in fields.items() if one.compare]
        self.key: Callable[[Any], Any] = attrgetter(*compared) if compared else _no_key


def field_names(kind: type) -> tuple[str, ...]:
    """The names of the fields of a class of records, in order; () for any other class."""
    told: _Kind | None = getattr(kind, "__record__", None)
    return () if told is None else tuple(told.fields)


def _no_key(record: object) -> tuple[()]:
    return ()


if not TYPE_CHECKING:

    def field(
        *, default=_MISSING, default_factory=_MISSING, kw_only=None, repr=True, compare=True
    ) -> _Field:
        """As `dataclasses.field`."""
        return _Field(default, default_factory, kw_only, repr, compare)

    def dataclass(cls=None, *, frozen=False, slots=False, kw_only=False, eq=True):
        """As `dataclasses.dataclass`."""
        if cls is None:
            return lambda cls: _record(cls, frozen=frozen, slots=slots, kw_only=kw_only, eq=eq)
        return _record(cls, frozen=frozen, slots=slots, kw_only=kw_only, eq=eq)

    def replace(record, /, **changes):
        """As `dataclasses.replace`."""
        for name in type(record).__record__.fields:
            if name not in changes:
                changes[name] = getattr(record, name)
        return type(record)(**changes)


def _record(cls: Any, *, frozen: bool, slots: bool, kw_only: bool, eq: bool) -> Any:
    space = dict(cls.__dict__)
    fields: dict[str, _Field] = {}
    for base in reversed(cls.__mro__[1:]):
        if told := base.__dict__.get("__record__"):
            fields.update(told.fields)
    inherited = set(fields)
    for name, hint in cls.__annotations__.items():
        default = space.pop(name, _MISSING)
        one = default if type(default) is _Field else _Field(default, _MISSING, None, True, True)
        one.hint = hint
        if one.kw_only is None:
            one.kw_only = kw_only
        if not slots and one.default is not _MISSING:
            space[name] = one.default
        fields[name] = one
    space["__record__"] = kind = _Kind(fields, frozen)
    space["__dataclass_fields__"] = _ForDataclasses("__dataclass_fields__")
    space["__dataclass_params__"] = _ForDataclasses("__dataclass_params__")
    space["__match_args__"] = kind.places
    space.setdefault("__init__", _first_init)
    space.setdefault("__repr__", _repr)
    if eq:
        space.setdefault("__eq__", _eq)
        if space.get("__hash__") is None:
            space["__hash__"] = _hash if frozen else None
    if frozen:
        space["__setattr__"] = _frozen
        space["__delattr__"] = _frozen
    if slots:
        space["__slots__"] = tuple(name for name in fields if name not in inherited)
        space["__getstate__"] = _getstate
        space["__setstate__"] = _setstate
    # A class cannot be given slots once it is made: it is made anew.
    space.pop("__dict__", None)
    space.pop("__weakref__", None)
    made = type(cls)(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    return made


def _first_init(self: Any, *given: Any, **named: Any) -> None:
    """Stands for the `__init__` of a class until it has made a few records."""
    kind: Any = next(
        one for one in type(self).__mro__ if one.__dict__.get("__init__") is _first_init
    )
    told: _Kind = kind.__record__
    told.made += 1
    values = None if told.made > _FEW else _values(told, given, named)
    if values is None:
        kind.__init__ = init = _init_of(kind)
        init(self, *given, **named)
        return
    for name, value in values.items():
        object.__setattr__(self, name, value)
    if hasattr(kind, "__post_init__"):
        self.__post_init__()


def _values(told: _Kind, given: Sequence[Any], named: dict[str, Any]) -> dict[str, Any] | None:
    """The value of each field; None where an `__init__` would not take what was given."""
    values = dict(zip(told.places, given, strict=False)) | named
    if len(values) < len(given) + len(named) or not values.keys() <= told.fields.keys():
        return None
    for name, one in told.fields.items():
        if name not in values:
            if one.factory is not _MISSING:
                values[name] = one.factory()
            elif one.default is not _MISSING:
                values[name] = one.default
            else:
                return None
    return values


def _init_of(kind: Any) -> Any:
    told: _Kind = kind.__record__
    space: dict[str, Any] = {"_missing": _MISSING, "_set": object.__setattr__}
    heads: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for name, one in told.fields.items():
        head, value = name, name
        if one.factory is not _MISSING:
            space[f"_factory_{name}"] = one.factory
            head = f"{name}=_missing"
            value = f"_factory_{name}() if {name} is _missing else {name}"
        elif one.default is not _MISSING:
            space[f"_default_{name}"] = one.default
            head = f"{name}=_default_{name}"
        (named if one.kw_only else heads).append(head)
        body.append(f"_set(self, {name!r}, {value})" if told.frozen else f"self.{name} = {value}")
    if hasattr(kind, "__post_init__"):
        body.append("self.__post_init__()")
    asked = ", ".join(["self", *heads, *(["*", *named] if named else [])])
    # The names are those of the class's own annotations: no text from outside comes here.
    exec(f"def __init__({asked}):\n " + "\n ".join(body or ["pass"]), space)
    made = space["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


def _eq(self: Any, other: object) -> Any:
    told: _Kind = self.__record__
    if type(self) is not type(other):
        return NotImplemented
    return told.key(self) == told.key(other)


def _hash(self: Any) -> int:
    return hash(self.__record__.key(self))


def _repr(self: Any) -> str:
    told = (
        f"{name}={getattr(self, name)!r}"
        for name, one in self.__record__.fields.items()
        if one.repr
    )
    return f"{type(self).__qualname__}({', '.join(told)})"


def _frozen(self: object, name: str, *value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot set or delete field {name!r} of a frozen record")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__record__.fields]


def _setstate(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__record__.fields, state, strict=True):
        object.__setattr__(self, name, value)


class _ForDataclasses:
    """What `dataclasses` keeps on a class of its own, made when somebody asks for it."""

    def __init__(self, asked: str) -> None:
        self._asked = asked

    def __get__(self, record: object, kind: Any) -> Any:
        import dataclasses

        owner = next(one for one in kind.__mro__ if "__record__" in one.__dict__)
        told: _Kind = owner.__record__
        space: dict[str, Any] = {"__annotations__": {}, "__module__": owner.__module__}
        for name, one in told.fields.items():
            space["__annotations__"][name] = one.hint
            more: dict[str, Any] = {
                "kw_only": one.kw_only,
                "repr": one.repr,
                "compare": one.compare,
            }
            if one.default is not _MISSING:
                more["default"] = one.default
            if one.factory is not _MISSING:
                more["default_factory"] = one.factory
            space[name] = dataclasses.field(**more)
        twin: Any = dataclasses.dataclass(frozen=told.frozen)(type(owner.__name__, (), space))
        for name in ("__dataclass_fields__", "__dataclass_params__"):
            setattr(owner, name, getattr(twin, name))
        return getattr(owner, self._asked)
