"""The computation of MiniLM as an ONNX graph: six BERT layers, mean over the tokens, length 1.

Token ids (batch, tokens) in, unit vectors (batch, 384) out. There is no attention mask: sentences are run
together only where they have the same number of tokens, so nothing is ever padded (see minilm).
Architecture: Devlin et al. 2019 (BERT); Wang et al. 2020 (MiniLM); pooling: Reimers and Gurevych 2019.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from everwith.embedding.weights import Tensors

LAYERS = 6
HEADS = 12
WIDTH = 384
_EPSILON = 1e-12
_OPSET = 20
_IR_VERSION = 10
_HEAD_WIDTH = WIDTH // HEADS


class _Graph:
    """Nodes and constants collected in order; every node has one output, named after the node."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: npt.NDArray[np.float32] | npt.NDArray[np.int64]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, op: str, name: str, *inputs: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(op, list(inputs), [name], name=name, **attributes))
        return name

    def dense(self, name: str, source: str, weight: npt.NDArray[np.float32], bias: npt.NDArray[np.float32]) -> str:
        product = self.add("MatMul", f"{name}.product", source, self.constant(f"{name}.weight", weight.T))
        return self.add("Add", name, product, self.constant(f"{name}.bias", bias))

    def normalised(self, name: str, source: str, tensors: Tensors, origin: str) -> str:
        scale = self.constant(f"{name}.scale", tensors[f"{origin}.weight"])
        shift = self.constant(f"{name}.shift", tensors[f"{origin}.bias"])
        return self.add("LayerNormalization", name, source, scale, shift, axis=-1, epsilon=_EPSILON)


def build(tensors: Tensors, *, longest: int) -> onnx.ModelProto:
    """Return the graph, with the weights in it, for up to `longest` tokens (at most 512).

    Whoever changes what comes out raises minilm's graph revision, so that no cached one is used. Raises KeyError
    where a tensor of the model is missing.
    """
    graph = _Graph()
    graph.constant("by_head", np.array([0, 0, HEADS, _HEAD_WIDTH], np.int64))
    graph.constant("by_token", np.array([0, 0, WIDTH], np.int64))
    hidden = _embedded(graph, tensors, longest)
    for layer in range(LAYERS):
        hidden = _layer(graph, tensors, layer, hidden)
    graph.add("LpNormalization", "vectors", _pooled(graph, hidden), axis=1, p=2)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "minilm",
            [helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "tokens"])],
            [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", WIDTH])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", _OPSET)],
    )
    model.ir_version = _IR_VERSION
    return model


def _embedded(graph: _Graph, tensors: Tensors, longest: int) -> str:
    """Word + place + type; the type is always 0, so its row is folded into the places."""
    places = tensors["embeddings.position_embeddings.weight"][:longest]
    kind = tensors["embeddings.token_type_embeddings.weight"][0]
    words = graph.constant("words", tensors["embeddings.word_embeddings.weight"])
    graph.constant("places", places + kind)
    graph.constant("first", np.array([0], np.int64))
    length = graph.add("Shape", "length", "ids", start=1, end=2)
    here = graph.add("Slice", "here", "places", "first", length, "first")
    word = graph.add("Gather", "word", words, "ids")
    return graph.normalised("embedded", graph.add("Add", "placed", word, here), tensors, "embeddings.LayerNorm")


def _pooled(graph: _Graph, hidden: str) -> str:
    """The sum over the tokens, which has the mean's direction.

    As a product with a row of ones: onnxruntime's ReduceMean adds up in another order for a batch of one, and
    the last bit of the vector would tell whether the sentence was alone.
    """
    one = numpy_helper.from_array(np.ones(1, np.float32))
    row = graph.add("Unsqueeze", "row", graph.add("ConstantOfShape", "ones", "length", value=one), "first")
    return graph.add(
        "Squeeze", "pooled", graph.add("MatMul", "sum", row, hidden), graph.constant("second", np.array([1], np.int64))
    )


def _layer(graph: _Graph, tensors: Tensors, layer: int, hidden: str) -> str:
    origin, name = f"encoder.layer.{layer}", f"layer{layer}"
    attended = _attention(graph, tensors, f"{origin}.attention", f"{name}.attention", hidden)
    hidden = graph.normalised(
        f"{name}.heard",
        graph.add("Add", f"{name}.with_attention", attended, hidden),
        tensors,
        f"{origin}.attention.output.LayerNorm",
    )
    inner = _dense(graph, tensors, f"{origin}.intermediate.dense", f"{name}.inner", hidden)
    active = graph.add("Gelu", f"{name}.active", inner)
    outer = _dense(graph, tensors, f"{origin}.output.dense", f"{name}.outer", active)
    whole = graph.add("Add", f"{name}.with_outer", outer, hidden)
    return graph.normalised(f"{name}.out", whole, tensors, f"{origin}.output.LayerNorm")


def _attention(graph: _Graph, tensors: Tensors, origin: str, name: str, hidden: str) -> str:
    """Scaled dot-product attention; the scale 1/sqrt(32) is folded into the query's weights."""
    parts = ("query", "key", "value")
    scales = (np.float32(1 / np.sqrt(_HEAD_WIDTH)), np.float32(1), np.float32(1))
    orders = ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3])
    query, key, value = (
        graph.add(
            "Transpose",
            f"{name}.{part}.by_head",
            graph.add(
                "Reshape",
                f"{name}.{part}.split",
                graph.dense(
                    f"{name}.{part}",
                    hidden,
                    tensors[f"{origin}.self.{part}.weight"] * scale,
                    tensors[f"{origin}.self.{part}.bias"] * scale,
                ),
                "by_head",
            ),
            perm=order,
        )
        for part, scale, order in zip(parts, scales, orders, strict=True)
    )
    weight = graph.add("Softmax", f"{name}.weight", graph.add("MatMul", f"{name}.fit", query, key), axis=-1)
    mixed = graph.add(
        "Transpose", f"{name}.mixed", graph.add("MatMul", f"{name}.mix", weight, value), perm=[0, 2, 1, 3]
    )
    joined = graph.add("Reshape", f"{name}.joined", mixed, "by_token")
    return _dense(graph, tensors, f"{origin}.output.dense", f"{name}.out", joined)


def _dense(graph: _Graph, tensors: Tensors, origin: str, name: str, source: str) -> str:
    return graph.dense(name, source, tensors[f"{origin}.weight"], tensors[f"{origin}.bias"])
