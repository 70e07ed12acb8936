"""A data file while it is checked: what stands in it, and where. Loaded only when a file is parsed anew."""

from __future__ import annotations

import tomllib
from typing import Any

from peeldiff.errors import DataFileError
from peeldiff.inspectorates.places import Path, Places

__all__ = ["Checked"]


class Checked:
    """One data file while it is checked: its name in errors, its text and what stands in it."""

    def __init__(self, file: str, content: bytes) -> None:
        """Parse the file; raises `DataFileError`."""
        self.file = file
        try:
            self.text = content.decode("utf-8")
            self.data: dict[str, Any] = tomllib.loads(self.text)
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise DataFileError(
                f"{file}, line {line}: these bytes are not UTF-8; save the file as UTF-8."
            ) from error
        except tomllib.TOMLDecodeError as error:
            raise DataFileError(
                f"{file} is no TOML: {str(error)[:1].lower()}{str(error)[1:]}; mend it there."
            ) from error

    def wrong(self, path: Path, told: str, entry: str | None = None) -> DataFileError:
        """The error for a place in the file; `told` says what is wrong and what would be valid."""
        line = Places(self.text).line(path, entry)
        end = "" if told.endswith("?") else "."
        return DataFileError(f"{self.file}{f', line {line}' if line else ''}: {told}{end}")
