"""Motif parameters: equality of functions, arithmetic, text."""

from fractions import Fraction

import pytest

from wlkit.errors import FormatError, GraphError, InputError
from wlkit.graphs import Graph, graph
from wlkit.motifs import (
    Hom,
    Ind,
    MotifParameter,
    Sub,
    Term,
    combination,
    constant,
    parse,
    pattern_text,
    read_pattern,
)

HOSTS = ["petersen", "rook4", "K5", "C6", "K3,3", "0-1,1-2,2-0,2-3"]


def test_equality_of_functions_is_equality_of_normal_forms():
    assert Ind("C4") + Ind("K1,1,2") + 3 * Ind("K4") == Sub("C4")
    assert Sub("K3") == Ind("K3") == Hom("K3") / 6
    assert Sub("P3") != Ind("P3")
    assert hash(Sub("K3")) == hash(Ind("K3"))
    assert len({Sub("K3"), Ind("K3"), Hom("K3") / 6}) == 1


def test_cancellation():
    f = Sub("P4") + 3 * Sub("K3")
    assert graph("K3").canonical() not in f.normal_form
    assert {(g.n, g.m) for g in f.support} == {(4, 3), (3, 2), (2, 1)}
    assert (f - f).terms == ()
    assert (f - f)("petersen") == 0


def test_products_are_disjoint_unions():
    assert Hom("K3") * Hom("K2") == Hom("K3+K2")
    f = (Sub("P3") + 1) * Ind("K3") - 2
    for host in HOSTS:
        assert f(host) == (Sub("P3")(host) + 1) * Ind("K3")(host) - 2


def test_arithmetic_with_numbers():
    f = 2 - Hom("K2") / 2
    assert f("C5") == 2 - 5
    assert (1 + f)("C5") == -2
    assert (Fraction(1, 3) * Hom("K2"))("K2") == Fraction(2, 3)
    with pytest.raises(InputError, match="zero"):
        Hom("K2") / 0
    with pytest.raises(TypeError):
        Hom("K2") + "K3"


def test_conversion_between_bases_keeps_the_function():
    f = Sub("P4") - 2 * Ind("P3") + Hom("C4") / 3
    for basis in ("hom", "sub", "ind"):
        g = f.in_basis(basis)
        assert g == f
        assert all(term.kind == basis for term in g.terms)
        assert all(g(host) == f(host) for host in HOSTS)


TEXTS = [
    "sub(P4) + 3*sub(K3)",
    "hom(K3)/6 - 1/2*ind(P3)",
    "-(sub(C5) - 2) * hom(K2)",
    "emb(P3) + 4",
    "sub(g6:Cx) + ind(0-1,1-2,2-3,3-0)",
    "hom(Graph(2, [(0, 1)], vertex_labels=('C)', 'O'))) + 2",
    "sub(2K2) - sub(petersen)",
    "0",
    "3",
]


@pytest.mark.parametrize("text", TEXTS)
def test_text_round_trips(text):
    f = parse(text)
    assert parse(str(f)) == f
    assert eval(repr(f), {"parse": parse}) == f


def test_printed_text():
    assert str(parse("3*sub(K3)+sub(P4)")) == "3*sub(K3) + sub(P4)"
    assert str(Sub("K3") - Sub("K3")) == "0"
    assert str(-Hom("K2") / 2 + 1) == "1 - 1/2*hom(K2)"
    assert str(combination({("emb", "K3"): 1})) == "6*sub(K3)"


MALFORMED = [
    ("", 1, "expected hom"),
    ("sub(P4) + * 3", 11, "expected hom"),
    ("sub(P4", 7, "expected )"),
    ("sub P4", 5, "expected ( after sub"),
    ("foo(P4)", 1, "expected hom"),
    ("sub()", 5, "expected a pattern"),
    ("sub(P4) sub(K3)", 9, "expected + - * /"),
    ("sub(P4)/sub(K3)", 9, "number other than zero"),
    ("sub(P4)/0", 9, "number other than zero"),
    ("2*(sub(K3)", 11, "expected )"),
    ("1 + sub(nosuch)", 9, "nosuch"),
    ("hom(Graph(2, [(0, 0)]))", 5, "loop"),
    ("hom(Graph(open('x')))", 5, "expected Graph"),
]


@pytest.mark.parametrize("text, character, reason", MALFORMED)
def test_malformed_text_points_at_the_character(text, character, reason):
    with pytest.raises(FormatError) as error:
        parse(text)
    message = str(error.value)
    assert f"character {character}:" in message
    assert reason in message
    assert message.splitlines()[-1] == " " * (4 + character - 1) + "^"


@pytest.mark.parametrize("text, character, shown, column, reason", [
    ("sub(K3)\n+ * 3", 11, "+ * 3", 2, "expected hom"),
    ("\tsub(K3)+ )", 11, "\tsub(K3)+ )", 10, "expected hom"),
    ("sub(K3)+sub(Graph(2,[(0,1)],directed=True))", 9, None, 8, "some directed"),
    ("(sub(K3)-1)*sub(Graph(1,[],vertex_labels=[1]))", 13, None, 12, "labelled"),
    ("(" * 3000 + "1" + ")" * 3000, 101, "(" * 80, 40, "at most 100 parentheses"),
    ("1" * 5000, 1, "1" * 80, 0, "at most 4000 digits"),
    ("hom(Graph(" + "[" * 3000 + "))", 5, None, 4, "expected Graph"),
])  # fmt: skip
def test_the_caret_is_below_the_character_in_its_line(text, character, shown, column, reason):
    with pytest.raises(FormatError) as error:
        parse(text)
    *message, line, below = str(error.value).splitlines()
    assert f"character {character}:" in message[0]
    assert reason in message[0]
    assert line[4:] == (text[:80] if shown is None else shown)
    assert below.index("^") == 4 + column
    assert below[:-1].isspace()


def test_many_signs_are_one():
    assert parse("-" * 3001 + "1") == constant(-1)
    assert parse("- + -sub(K3)") == Sub("K3")


def test_coefficients_are_exact():
    for make in (constant, lambda c: combination({("sub", "K3"): c}), Sub("K3").__add__):
        with pytest.raises((InputError, TypeError)):
            make(0.1) + 1
    with pytest.raises(InputError, match=r"got 0\.5"):
        MotifParameter((Term("sub", graph("K3"), 0.5),))


def test_constants_are_of_every_kind():
    arc = Graph(2, [(0, 1)], directed=True)
    f = Sub(arc) + 1
    assert [f(arc), (f * f)(arc), (f - 1)(arc), constant(3)(arc)] == [2, 4, 1, 3]
    assert f.wl_dimension().witness().verify()
    assert (f * f).wl_dimension().witness().verify()
    labelled = Graph(2, [(0, 1)], vertex_labels=["C", "O"])
    g = (Hom(labelled) - 2) * Sub(labelled)
    assert g(labelled) == -1
    assert g.wl_dimension().witness().verify()
    with pytest.raises(GraphError, match="undirected"):
        Sub(arc)("K3")


def test_only_literals_are_read():
    with pytest.raises(FormatError, match="no constructor"):
        read_pattern("Graph.from_adjacency([[0]])")
    with pytest.raises(FormatError, match="expected Graph"):
        read_pattern("Graph(__import__('os').getpid())")


def test_parse_wants_text():
    with pytest.raises(FormatError, match="got int"):
        parse(3)


def test_patterns_of_different_kinds_do_not_mix():
    labelled = Graph(1, [], vertex_labels=["C"])
    with pytest.raises(GraphError, match="one kind"):
        Hom(labelled) + Hom("K2")
    assert (Hom(labelled) + 1)(Graph(2, [], vertex_labels=["C", "O"])) == 2


def test_unknown_kind():
    with pytest.raises(InputError, match="kind hom, sub or ind"):
        combination({("homs", "K3"): 1})


def test_constants():
    assert constant(5)("K3") == 5
    assert constant(5).as_number() == 5
    assert Hom("K2").as_number() is None
    assert Hom(Graph(0)) == constant(1)


def test_latex():
    f = Hom("K3") / 6 - Sub("P3") + 2 - Ind("g6:Cx")
    start = (
        r"2 - \mathrm{sub}(P_{3}) + \tfrac{1}{6}\,\mathrm{hom}(K_{3}) - \mathrm{ind}(\texttt{g6:"
    )
    assert f.latex().startswith(start)
    assert MotifParameter(()).latex() == "0"
    assert f._repr_latex_().startswith("$")


@pytest.mark.parametrize("text", ["2K3+P4", "3K1", "C5", "K2,2,2", "S4+2K2+K1", "petersen", "K1"])
def test_names_of_patterns_read_back(text):
    g = graph(text)
    assert graph(pattern_text(g)).is_isomorphic(g)


def test_latex_of_disjoint_unions():
    assert Hom("2K3+P4").latex() == r"\mathrm{hom}(2K_{3}+P_{4})"
