"""A small linear-programming solver, for the few questions that no formula answers.

It is the dual simplex method on a dictionary (Chvátal 1983, Linear Programming, chapters 2 and 10).
Constraints are added one by one, the one most violated next, so that the dictionary stays small; most never
matter. The smallest-index rule makes sure that it ends (Bland 1977, Mathematics of Operations Research 2(2),
103–107).
"""

from __future__ import annotations

from math import sumprod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aruntime_evaluator.weights.admissible import Constraint, Vector

ZERO = 1e-11
"""What is nearer to zero than this is rounding."""
TOLERANCE = 1e-10
"""A constraint is met if it is missed by less than this."""


def minimise(costs: Sequence[float], constraints: Sequence[Constraint]) -> Vector | None:
    """Give x ≥ 0 with the least Σ cost·x under the constraints; None where no x meets them all.

    Costs are 0 or more. Minimising 2x + 3y under x + 2y ≥ 4 and x ≥ 1 gives (1, 1.5).
    """
    dictionary = _Dictionary(costs)
    while True:
        x = dictionary.solution()
        exceeded, worst = min((sumprod(c, x) - bound, i) for i, (c, bound) in enumerate(constraints))
        if exceeded >= -TOLERANCE:
            return x
        if not dictionary.add(constraints[worst]):
            return None


class _Dictionary:
    """The constraints so far, solved for some variables, the *basic* ones, in terms of the *free* ones.

    Variables are numbered: first those of the program, then one per constraint, by how much it is exceeded. A
    row holds a constant, which is the value of the basic variable while all free ones are 0, and a
    coefficient per free variable. The cost has a row like the others; its coefficients stay at 0 or more, so
    that wherever no constant is negative, the cost is least.
    """

    def __init__(self, costs: Sequence[float]) -> None:
        self.count = len(costs)
        self.free = list(range(self.count))
        self.basic: list[int] = []
        self.rows: list[list[float]] = []
        self.cost = [0.0, *costs]

    def solution(self) -> Vector:
        """Give the values of the program's own variables."""
        constants = dict(zip(self.basic, (row[0] for row in self.rows), strict=True))
        return tuple(max(0.0, constants.get(variable, 0.0)) for variable in range(self.count))

    def add(self, constraint: Constraint) -> bool:
        """Take in a constraint and exchange variables until none is negative; say whether that works."""
        self.rows.append(self._in_terms_of_free(*constraint))
        self.basic.append(self.count + len(self.basic))
        while negative := [(variable, r) for r, variable in enumerate(self.basic) if self.rows[r][0] < -ZERO]:
            _, leaving = min(negative)
            # The constant, in column 0, is negative here, so that only coefficients are found.
            helpful = [c for c, value in enumerate(self.rows[leaving]) if value > ZERO]
            if not helpful:
                return False
            self._exchange(leaving, min(helpful, key=lambda c: self._price(leaving, c)))
        return True

    def _in_terms_of_free(self, coefficients: Sequence[float], bound: float) -> list[float]:
        columns = {variable: column for column, variable in enumerate(self.free, start=1)}
        row = [-bound] + [0.0] * self.count
        for variable, coefficient in enumerate(coefficients):
            if variable in columns:
                row[columns[variable]] += coefficient
            else:
                _add_multiple(row, coefficient, self.rows[self.basic.index(variable)])
        return row

    def _price(self, row: int, column: int) -> tuple[float, int]:
        """Give what raising the row's variable by 1 costs; of equal prices the smallest index counts."""
        return self.cost[column] / self.rows[row][column], self.free[column - 1]

    def _exchange(self, leaving: int, column: int) -> None:
        """Solve the row of a basic variable for a free one, and put the result into all other rows."""
        solved = self.rows[leaving]
        pivot = solved[column]
        solved[column] = -1.0
        solved[:] = [value / -pivot for value in solved]
        for row in (*self.rows, self.cost):
            if row is not solved:
                factor, row[column] = row[column], 0.0
                _add_multiple(row, factor, solved)
        self.basic[leaving], self.free[column - 1] = self.free[column - 1], self.basic[leaving]


def _add_multiple(row: list[float], factor: float, other: Sequence[float]) -> None:
    if factor:
        row[:] = [value + factor * part for value, part in zip(row, other, strict=True)]
