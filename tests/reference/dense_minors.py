"""Greedy merges and contractions by sets of vertices."""

GREED = ((0.0, 0.05), (0.5, 0.0), (1.0, 0.2), (2.0, -0.05))


class Xorshift:
    """Marsaglia's generator with shifts 13, 7, 17 on 64 bits."""

    def __init__(self, seed):
        self.state = seed

    def random(self):
        """Return a number in [0, 1)."""
        x = self.state
        x ^= x << 13 & (1 << 64) - 1
        x ^= x >> 7
        x ^= x << 17 & (1 << 64) - 1
        self.state = x
        return (x >> 11) / 2**53


def _clash(codes, x, y, blocks):
    """Whether two parallel edges of the united blocks would bear different codes above 1."""
    both = blocks[x] | blocks[y]
    for other in blocks.values():
        for there in (True, False):
            pairs = [(u, v) if there else (v, u) for u in both for v in other]
            if len({codes[p] for p in pairs if codes[p] > 1}) > 1:
                return True
    return False


def _joint(codes, labels, blocks, fibres, a, b):
    """Return the first two blocks of fibres a and b that one may identify."""
    for x in sorted(fibres[a]):
        for y in sorted(fibres[b]):
            apart = not any(codes[u, v] or codes[v, u] for u in blocks[x] for v in blocks[y])
            if labels[x] == labels[y] and apart and not _clash(codes, x, y, blocks):
                return x, y
    return None


def _near(codes, blocks, fibres):
    """Return the adjacent fibres of every fibre."""
    inside = {a: {v for x in part for v in blocks[x]} for a, part in fibres.items()}
    return {
        a: {
            b
            for b in fibres
            if b != a and any(codes[u, v] or codes[v, u] for u in inside[a] for v in inside[b])
        }
        for a in fibres
    }


def _fits(codes, labels, blocks, fibres, near, a, b):
    return (None, None) if b in near[a] else _joint(codes, labels, blocks, fibres, a, b)


def one_try(codes, labels, t, least, greed, rng):
    """Return blocks and fibres as sets when every fibre has t neighbours or none, else None."""
    n = len(labels)
    blocks, fibres = {v: {v} for v in range(n)}, {v: {v} for v in range(n)}
    while True:
        near = _near(codes, blocks, fibres)
        degree = [len(near.get(v, ())) for v in range(n)]
        if sum(degree) < 2 * least:
            return None
        ranks = [d + 0.9 * rng.random() for d in degree]
        a = min((v for v in range(n) if degree[v]), key=lambda v: ranks[v])
        if degree[a] >= t:
            return blocks, fibres
        best, chosen = 1e9, None
        for b in range(n):
            if b == a or not degree[b]:
                continue
            lost = (b in near[a]) + len(near[a] & near[b])
            lost += greed[0] * rng.random() + greed[1] * degree[b]
            if lost < best and (fits := _fits(codes, labels, blocks, fibres, near, a, b)):
                best, chosen = lost, (b, *fits)
        if chosen is None:
            return None
        b, x, y = chosen
        if x is not None:
            blocks[x] |= blocks.pop(y)
            fibres[b].remove(y)
        fibres[a] |= fibres.pop(b)


def merge_greedily(codes, labels, t, least, tries, seed):
    """Return the number of the try that ended well, its blocks and its fibres; or None."""
    rng = Xorshift(seed)
    for trial in range(tries):
        greed = (GREED[trial & 3][0], GREED[trial >> 2 & 3][1])
        found = one_try(codes, labels, t, least, greed, rng)
        if found:
            return trial + 1, *found
    return None
