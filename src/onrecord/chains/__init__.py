"""Through whom words came, when and where they were spoken, and which articles are copies of which."""

from onrecord.chains import copies, dates
from onrecord.chains.copies import Copy
from onrecord.chains.drawing import dot, tree
from onrecord.chains.graph import Edge, Graph, Node, graph, independent
from onrecord.chains.linking import link_occasions
from onrecord.chains.picture import svg
from onrecord.chains.trace import Traced, trace

__all__ = [
    "Copy",
    "Edge",
    "Graph",
    "Node",
    "Traced",
    "copies",
    "dates",
    "dot",
    "graph",
    "independent",
    "link_occasions",
    "svg",
    "trace",
    "tree",
]
