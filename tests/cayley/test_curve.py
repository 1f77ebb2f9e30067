"""Growth curves have a point for every sphere, inside the frame."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from wlkit.cayley.curve import growth_svg, short, ticks


@pytest.mark.parametrize("spheres", [[1], [1, 1], [1, 3, 6, 10, 3, 1], [1, 9, 54, 321, 10**9]])
def test_one_point_for_every_sphere(spheres):
    root = ET.fromstring(growth_svg(spheres, title="a < b"))
    points = root.findall("{http://www.w3.org/2000/svg}circle")
    assert len(points) == len(spheres)
    for p in points:
        assert 0 <= float(p.get("cx")) <= float(root.get("width"))
        assert 0 <= float(p.get("cy")) <= float(root.get("height"))


@pytest.mark.parametrize("largest", [1, 2, 7, 28, 99, 4913, 10**6, 123456789])
def test_ticks_are_few_and_within(largest):
    found = ticks(largest, 5)
    assert found[0] == 0
    assert found[-1] <= largest
    assert 2 <= len(found) <= 10


def test_short_numbers():
    assert [short(0), short(999), short(10**9)] == ["0", "999", "1 G"]
