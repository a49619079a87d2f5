"""The register holds exactly the binding clauses, each honest about how it is held."""

import ast
from pathlib import Path

import pytest

from smm_portal.law import register
from smm_portal.law.register import Clause, Held, RegisterError

ROOT = Path(__file__).resolve().parents[2]
LETTERS = {
    "3/1": "efg",
    "5/1": "abcçdefgğh",
    "6/1": "abcçd",
    "7/1": "abcç",
    "8/1": "abcçdefgğhı",
    "9/1": "abcçdefgğh",
}
PLAIN = [
    "4/1",
    "4/2",
    "4/3",
    "4/4",
    "4/5",
    "5/2",
    "5/3",
    "5/4",
    "6/2",
    "7/2",
    "8/2",
    "9/2",
    "10/1",
    "10/2",
    "10/3",
    "10/4",
    "10/5",
    "11/1",
    "11/2",
    "11/3",
]
BINDING = {f"{no}-{letter}" for no, letters in LETTERS.items() for letter in letters} | set(PLAIN)


def test_exactly_the_63_binding_clauses():
    assert len(BINDING) == 63
    assert {clause.no for clause in register.all_clauses()} == BINDING


def test_in_the_laws_order():
    numbers = [clause.no for clause in register.all_clauses()]
    assert numbers[0] == "3/1-e"
    assert numbers[-1] == "11/3"
    eighth = [no for no in numbers if no.startswith("8/")]
    assert eighth == [f"8/1-{letter}" for letter in "abcçdefgğhı"] + ["8/2"]


@pytest.mark.parametrize("clause", register.all_clauses(), ids=lambda clause: clause.no)
def test_each_clause_is_one_sentence_that_names_whom_it_means(clause):
    text = str(clause.statement)
    assert text.endswith(".")
    assert text.count(". ") == 0
    assert "Genel Müdürlük" not in text
    assert str(clause.how)


@pytest.mark.parametrize("clause", register.all_clauses(), ids=lambda clause: clause.no)
def test_a_clause_is_in_its_owners_file(clause):
    kernel = ROOT / "smm_portal" / clause.app
    folder = kernel if kernel.is_dir() else ROOT / clause.app
    # A room in parts may have a file a part.
    written = "".join(one.read_text() for one in folder.rglob("yonerge.py"))
    assert f'"{clause.no}"' in written


def test_a_held_clause_names_a_test():
    with pytest.raises(RegisterError):
        register.register(Clause("4/9", "…", "law", held_by=(Held.CONSTRAINT,)))


def test_a_clause_is_registered_once():
    with pytest.raises(RegisterError):
        register.register(Clause("4/3", "…", "law", how="…"))


def _function(node_id):
    path, *names = node_id.split("::")
    tree = ast.parse((ROOT / path).read_text())
    for name in names:
        tree = next(n for n in tree.body if getattr(n, "name", None) == name)
    return tree


@pytest.mark.parametrize("node_id", register.named_tests())
def test_a_named_test_exists_and_is_not_skipped(node_id):
    marks = [ast.unparse(mark) for mark in _function(node_id).decorator_list]
    assert not [mark for mark in marks if "skip" in mark or "xfail" in mark]
    module = ast.parse((ROOT / node_id.split("::")[0]).read_text())
    assert not [n for n in module.body if isinstance(n, ast.Assign) and "skip" in ast.unparse(n)]


@pytest.mark.parametrize("clause", register.all_clauses(), ids=lambda clause: clause.no)
def test_numbers_survive_the_address(clause):
    assert register.at(clause.slug) is clause


@pytest.mark.parametrize("text", ["", "4", "4-5-", "4-5-A", "4-5-ab", "a-b", "4/5", "٤-٥"])
def test_addresses_that_name_no_clause(text):
    assert register.at(text) is None
