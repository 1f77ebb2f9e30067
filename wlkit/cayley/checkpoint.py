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
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import CheckpointError

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT = 2


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
        """Write the state after a layer.

        Raises
        ------
        CheckpointError
            When the disk refuses; what was there before is untouched.
        """
        data = self.directory / f"radius-{len(spheres) - 1}.npz"
        about = {
            "format": FORMAT,
            "engine": self.engine,
            "graph": digest(self.graph),
            "spheres": spheres,
            "data": data.name,
            "checksums": {name: checksum(array) for name, array in arrays.items()},
        }
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            with _temporary(data).open("wb") as file:
                np.savez(file, **arrays)  # type: ignore[arg-type]
                _flush(file)
            _temporary(data).replace(data)
            with _temporary(self.manifest).open("w", encoding="utf-8") as text:
                json.dump(about, text)
                _flush(text)
            _temporary(self.manifest).replace(self.manifest)
            for old in self.directory.glob("radius-*.npz"):
                if old != data:
                    old.unlink()
        except OSError as error:
            raise CheckpointError(f"cannot write {str(self.directory)!r}: {error}") from None

    def load(self) -> Saved | None:
        """Return the state on disk after checking it, None where there is none.

        Raises
        ------
        CheckpointError
            When it is damaged, or of another graph or engine.
        """
        if not self.manifest.exists():
            return None
        try:
            about = json.loads(self.manifest.read_text(encoding="utf-8"))
            with np.load(self.directory / about["data"]) as data:
                arrays = {name: data[name] for name in data.files}
            checks = about["checksums"]
            spheres = [int(size) for size in about["spheres"]]
            mine = (about["format"], about["engine"], about["graph"])
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise CheckpointError(f"damaged state in {str(self.directory)!r}: {error}") from None
        except Exception as error:  # zipfile.BadZipFile and zlib.error share no narrower parent
            raise CheckpointError(f"damaged state in {str(self.directory)!r}: {error}") from None
        if mine != (FORMAT, self.engine, digest(self.graph)):
            raise CheckpointError(
                f"{str(self.directory)!r} holds another run: expected engine {self.engine} and "
                f"graph {digest(self.graph)[:12]}, got engine {mine[1]} and graph {mine[2][:12]}"
            )
        if {name: checksum(array) for name, array in arrays.items()} != checks:
            raise CheckpointError(f"damaged state in {str(self.directory)!r}: checksums differ")
        return Saved(spheres, arrays)


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def checksum(array: NDArray[Any]) -> int:
    """Return the CRC-32 of the bytes of an array."""
    return zlib.crc32(np.ascontiguousarray(array).data.cast("B"))


def _temporary(path: Path) -> Path:
    return path.with_name(path.name + ".tmp")


def _flush(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())
