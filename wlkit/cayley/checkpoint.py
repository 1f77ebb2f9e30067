"""State of a long search on disk: one data file and one manifest, replaced atomically.

After every layer the arrays go to a temporary file that is flushed to the disk and renamed; then
the manifest, which holds the spheres, the digest of the generators and the checksums of the
arrays, is replaced in the same way; then the older data file goes.  A crash at any moment leaves
a manifest that names a complete data file.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import CheckpointError
from wlkit.memory import bytes_text, free_disk

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT = 3


@dataclass(frozen=True, eq=False)
class Saved:
    """Spheres and arrays read back from disk."""

    spheres: list[int]
    arrays: dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Checkpoint:
    """A directory that holds the state of one search.

    Parameters
    ----------
    directory : Path
    graph : str
        Text form of the generators; another graph's state is refused.
    engine : str
    """

    directory: Path
    graph: str
    engine: str

    @property
    def manifest(self) -> Path:
        """The file that names the current data file."""
        return self.directory / "manifest.json"

    def save(self, spheres: list[int], arrays: Mapping[str, NDArray[Any]]) -> None:
        """Write the state after a layer as one data file.

        Raises
        ------
        CheckpointError
            When the disk refuses; what was there before is untouched.
        """
        data = self.directory / f"radius-{len(spheres) - 1}.npz"
        checks = {name: checksum(array) for name, array in arrays.items()}
        with self.writing():
            needed = sum(array.nbytes for array in arrays.values())
            free = free_disk(self.directory)
            if needed > free:
                raise CheckpointError(
                    f"the state of {bytes_text(needed)} does not fit the disk of "
                    f"{str(self.directory)!r}; {bytes_text(free)} are free"
                )
            with temporary(data).open("wb") as file:
                np.savez(file, **arrays)  # type: ignore[arg-type]
                flush(file)
            temporary(data).replace(data)
        self.commit(spheres, {"data": data.name, "checksums": checks}, keep={data.name})

    def commit(self, spheres: list[int], contents: dict[str, Any], keep: set[str]) -> None:
        """Replace the manifest, then remove the data files that it no longer names."""
        about = {
            "format": FORMAT,
            "engine": self.engine,
            "graph": digest(self.graph),
            "spheres": spheres,
            "contents": contents,
        }
        with self.writing():
            with temporary(self.manifest).open("w", encoding="utf-8") as text:
                json.dump(about, text)
                flush(text)
            temporary(self.manifest).replace(self.manifest)
            for old in self.directory.glob("radius-*"):
                if old.name not in keep:
                    old.unlink()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make the directory, and turn what the disk says into a :class:`CheckpointError`."""
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            yield
        except OSError as error:
            raise CheckpointError(f"cannot write {str(self.directory)!r}: {error}") from None

    def opened(self) -> tuple[list[int], dict[str, Any]] | None:
        """Return the spheres and the contents that the manifest names, None where there is none.

        Raises
        ------
        CheckpointError
            When it is damaged, or of another graph or engine.
        """
        if not self.manifest.exists():
            return None
        try:
            about = json.loads(self.manifest.read_text(encoding="utf-8"))
            mine = (about["format"], about["engine"], about["graph"])
            spheres = [int(size) for size in about["spheres"]] if mine[0] == FORMAT else []
            contents = dict(about["contents"]) if mine[0] == FORMAT else {}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self.damaged(error) from None
        if mine != (FORMAT, self.engine, digest(self.graph)):
            raise CheckpointError(
                f"{str(self.directory)!r} holds another run: expected engine {self.engine} and "
                f"graph {digest(self.graph)[:12]}, got engine {mine[1]} and graph {mine[2][:12]} "
                f"in format {mine[0]}"
            )
        return spheres, contents

    def load(self) -> Saved | None:
        """Return the state of one data file after checking it, None where there is none.

        Raises
        ------
        CheckpointError
            When it is damaged, or of another graph or engine.
        """
        opened = self.opened()
        if opened is None:
            return None
        spheres, contents = opened
        try:
            path = self.directory / contents["data"]
            with path.open("rb") as file, np.load(file) as data:
                arrays = {name: data[name] for name in data.files}
            checks = contents["checksums"]
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise self.damaged(error) from None
        except Exception as error:  # zipfile.BadZipFile and zlib.error share no narrower parent
            raise self.damaged(error) from None
        if {name: checksum(array) for name, array in arrays.items()} != checks:
            raise self.damaged("checksums differ")
        return Saved(spheres, arrays)

    def damaged(self, why: object) -> CheckpointError:
        """Return the error for state that cannot be what was written."""
        return CheckpointError(f"damaged state in {str(self.directory)!r}: {why}")


def engine_of(directory: Path) -> str | None:
    """Return the engine whose state a directory holds, None when it cannot be told."""
    try:
        about = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
        return str(about["engine"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def checksum(array: NDArray[Any]) -> int:
    """Return the CRC-32 of the bytes of an array."""
    return zlib.crc32(bytes_of(array))


def bytes_of(array: NDArray[Any]) -> memoryview:
    """Return the bytes of an array, without a copy where they lie in order."""
    if not array.size:
        return memoryview(b"")
    return memoryview(np.ascontiguousarray(array)).cast("B")  # type: ignore[arg-type]


def temporary(path: Path) -> Path:
    """Return the name under which a file is written before it is whole."""
    return path.with_name(path.name + ".tmp")


def flush(file: Any) -> None:
    """Carry what was written to the disk."""
    file.flush()
    os.fsync(file.fileno())
