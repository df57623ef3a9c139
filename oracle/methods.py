"""Writes oracle/golden/methods/*.json: ten updates of every method, as PyTorch computes them.

    python oracle/methods.py

Formulas are those of the papers, or of their authors' code where a paper leaves a choice; see oracle/README.md.
"""
import torch

import cached
import image_only
import two_tower
import weight_space
from common import write
from inputs import INPUTS


def main():
    torch.set_num_threads(1)  # one order of summation, so that a rerun writes the same bytes
    INPUTS.write()
    for family in (image_only, two_tower, cached, weight_space):
        for case in family.cases():
            write("methods.py", f"methods/{case['case']}", case)


if __name__ == "__main__":
    main()
