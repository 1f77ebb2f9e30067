"""How many bytes and threads may be used, and how to say it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def available_bytes() -> int:
    """Return the bytes of memory that can be had now, within the limits of the control group."""
    found = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    try:
        text = Path("/proc/meminfo").read_text(encoding="ascii")
        found += [
            1024 * int(line.split()[1]) for line in text.splitlines() if "MemAvailable" in line
        ]
    except OSError:
        pass
    try:
        limit = Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii").strip()
        used = Path("/sys/fs/cgroup/memory.current").read_text(encoding="ascii").strip()
        if limit != "max":
            found.append(int(limit) - int(used))
    except (OSError, ValueError):
        pass
    return max(0, min(found))


def free_disk(directory: Path) -> int:
    """Return the bytes free on the disk where a directory is, or will be made."""
    place = directory.absolute()
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free


def available_threads() -> int:
    """Return the number of cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def bytes_text(count: int) -> str:
    """Return a number of bytes as people write it.

    Examples
    --------
    >>> bytes_text(21_800_000_000), bytes_text(512), bytes_text(10**1000)
    ('20.3 GiB', '512 bytes', '2^3321 bytes')
    """
    if count >= 1 << 60:
        return f"2^{count.bit_length() - 1} bytes"
    size = float(count)
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if size < 1024:
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:.1f} TiB"
