"""The same articles as projects of other site generators, each with what it comes with for a site of news."""

from bench.peers.hugo import lay_out_hugo
from bench.peers.material import lay_out_material

__all__ = ["lay_out_hugo", "lay_out_material"]
