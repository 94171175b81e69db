"""The packaged weights as an ONNX graph, for `embedding.py` to compare; run by an interpreter that has onnx and onnxruntime.

`python embedding_onnx.py FILE` writes the graph. The weights stay int8 with one scale for 64 numbers, as in the package.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

LAYERS, HEADS, WIDTH, GROUP = 6, 12, 384, 64
PACKAGED = Path(__file__).parents[1] / "src/otherward/language/model/minilm-int8.bin"


class Graph:
    """An ONNX graph as it grows; each step returns the name of its result."""

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        self.arrays = arrays
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, array: np.ndarray) -> str:
        """A fixed array."""
        from onnx import numpy_helper  # type: ignore[import-not-found, unused-ignore]

        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(array), name))
        return name

    def step(self, kind: str, *inputs: str, **about: Any) -> str:
        """One operation of ONNX."""
        from onnx import helper

        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **about))
        return name

    def matrix(self, name: str) -> str:
        """A matrix, widened in the graph when it is kept as int8."""
        if name in self.arrays:
            return self.constant(self.arrays[name])
        kept, scale = self.arrays[f"{name}:int8"], self.arrays[f"{name}:scale"].astype(np.float32)
        return self.step(
            "DequantizeLinear", self.constant(kept), self.constant(scale), axis=1, block_size=GROUP
        )

    def dense(self, x: str, name: str) -> str:
        """A dense layer."""
        turned = self.step("Transpose", self.matrix(f"{name}.weight"), perm=[1, 0])
        product = self.step("MatMul", x, turned)
        return self.step("Add", product, self.constant(self.arrays[f"{name}.bias"]))

    def norm(self, x: str, name: str) -> str:
        """A normalization."""
        parts = [self.constant(self.arrays[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.step("LayerNormalization", x, *parts, axis=-1, epsilon=1e-12)

    def heads(self, x: str, perm: list[int]) -> str:
        """Each head on its own."""
        shape = self.constant(np.array([0, 0, HEADS, WIDTH // HEADS], dtype=np.int64))
        return self.step("Transpose", self.step("Reshape", x, shape), perm=perm)

    def layer(self, x: str, own: str, away: str) -> str:
        """One of the six layers."""
        query = self.heads(self.dense(x, f"{own}attention.self.query"), [0, 2, 1, 3])
        key = self.heads(self.dense(x, f"{own}attention.self.key"), [0, 2, 3, 1])
        value = self.heads(self.dense(x, f"{own}attention.self.value"), [0, 2, 1, 3])
        scale = self.constant(np.array((WIDTH // HEADS) ** -0.5, dtype=np.float32))
        scores = self.step("Add", self.step("Mul", self.step("MatMul", query, key), scale), away)
        seen = self.step("MatMul", self.step("Softmax", scores, axis=-1), value)
        seen = self.step("Transpose", seen, perm=[0, 2, 1, 3])
        seen = self.step("Reshape", seen, self.constant(np.array([0, 0, WIDTH], dtype=np.int64)))
        seen = self.dense(seen, f"{own}attention.output.dense")
        x = self.norm(self.step("Add", x, seen), f"{own}attention.output.LayerNorm")
        inner = self.step("Gelu", self.dense(x, f"{own}intermediate.dense"), approximate="none")
        return self.norm(
            self.step("Add", x, self.dense(inner, f"{own}output.dense")), f"{own}output.LayerNorm"
        )


def model(arrays: dict[str, np.ndarray]) -> bytes:
    """The whole encoder: token identifiers and mask in, unit rows out."""
    from onnx import TensorProto, helper

    g = Graph(arrays)
    own = "embeddings."
    length = g.step("Shape", "ids", start=1, end=2)
    zero = g.constant(np.array([0], dtype=np.int64))
    places = g.step("Slice", g.matrix(f"{own}position_embeddings.weight"), zero, length, zero)
    kinds = g.step(
        "Gather",
        g.matrix(f"{own}token_type_embeddings.weight"),
        g.constant(np.array(0, dtype=np.int64)),
        axis=0,
    )
    x = g.step("Gather", g.matrix(f"{own}word_embeddings.weight"), "ids", axis=0)
    x = g.norm(g.step("Add", x, g.step("Add", places, kinds)), f"{own}LayerNorm")
    one, far = g.constant(np.array(1, dtype=np.float32)), g.constant(np.array(-1e9, dtype=np.float32))
    away = g.step("Mul", g.step("Sub", one, "mask"), far)
    away = g.step("Unsqueeze", away, g.constant(np.array([1, 2], dtype=np.int64)))
    for i in range(LAYERS):
        x = g.layer(x, f"encoder.layer.{i}.", away)
    weight = g.step("Unsqueeze", "mask", g.constant(np.array([2], dtype=np.int64)))
    pooled = g.step(
        "ReduceSum", g.step("Mul", x, weight), g.constant(np.array([1], dtype=np.int64)), keepdims=0
    )
    rows = g.step("LpNormalization", pooled, axis=-1, p=2)
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["n", "length"]),
        helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["n", "length"]),
    ]
    outputs = [helper.make_tensor_value_info(rows, TensorProto.FLOAT, ["n", WIDTH])]
    graph = helper.make_graph(g.nodes, "minilm", inputs, outputs, g.constants)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    written: bytes = made.SerializeToString()
    return written


def packaged() -> dict[str, np.ndarray]:
    """The arrays of the packaged file."""
    data = PACKAGED.read_bytes()
    size = int.from_bytes(data[:8], "little")
    found = {}
    for name, about in json.loads(data[8 : 8 + size]).items():
        dtype, count = np.dtype(about["dtype"]), int(np.prod(about["shape"]))
        kept = np.frombuffer(data, dtype=dtype, count=count, offset=8 + size + about["at"])
        found[name] = kept.reshape(about["shape"])
    return found


def session(file: str, threads: int) -> Callable[[object, np.ndarray, np.ndarray], np.ndarray]:
    """The graph, ready to encode in the place of `otherward.language.encoder.encode`."""
    import onnxruntime  # type: ignore[import-not-found, unused-ignore]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.disable_quant_qdq", "1")  # widen once, at the start
    run = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"]).run

    def encode(_: object, ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
        rows: np.ndarray = run(None, {"ids": ids, "mask": mask.astype(np.float32)})[0]
        return rows

    return encode


def put_in_place(file: str, *, side_by_side: bool) -> None:
    """From here on, the package's embedder computes with ONNX Runtime: same pieces, same batches."""
    from otherward.language import cores, encoder

    every = len(os.sched_getaffinity(0))
    encode = session(file, 1 if side_by_side else every)
    cores.cores = lambda: every if side_by_side else 1
    encoder.load = lambda: None  # type: ignore[assignment, return-value]
    encoder.encode = encode  # type: ignore[assignment]


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(model(packaged()))
