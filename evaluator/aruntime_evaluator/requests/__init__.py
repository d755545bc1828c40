"""What a request asks, one module per subject: plain data in, plain data out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aruntime_evaluator.model.codec.encoder import Json

type Params = Mapping[str, object]
"""Of a request, as they arrived."""

type Methods = Mapping[str, Callable[[Params], Json]]
"""What answers, by the method's name in a request."""
