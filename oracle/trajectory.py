"""Gradient descent as every method makes it: AdamW on named leaves, and the record of what happened."""
import torch

from common import LEARNING_RATE, STEPS, checksums, encode_all, learning_rate

PROBE_STEP = 4  # the update whose gradients are recorded; the rate starts at 0, so the first two see the model unmoved


def leaf(tensor):
    return tensor.detach().clone().requires_grad_()


def descend(
    leaves, objective, steps=STEPS, rate_factor=1, rate=None, weight_decay=0, epsilon=1e-8, probes=(),
    after_update=lambda: None,
):
    """Updates `leaves`, in place, `steps` times.

    `objective(k)` gives the terms of update k, name -> (value, weight); the loss is their weighted sum.
    `rate` is a constant learning rate; without it the rate follows the schedule, times `rate_factor`.
    Returns the record: loss, terms and rate of each update, gradients of `probes` at PROBE_STEP, and
    checksums of what the leaves became and of their change.
    """
    before = {name: value.detach().clone() for name, value in leaves.items()}
    optimizer = torch.optim.AdamW(
        leaves.values(), lr=0, betas=(0.9, 0.999), eps=epsilon, weight_decay=weight_decay
    )
    records, gradients = [], {}
    for k in range(steps):
        terms = objective(k)
        loss = sum(weight * value for value, weight in terms.values())
        optimizer.zero_grad()
        loss.backward()
        if k == PROBE_STEP:
            gradients = encode_all({name: leaves[name].grad for name in probes})
        step_rate = learning_rate(k, steps, rate_factor * LEARNING_RATE) if rate is None else rate
        optimizer.param_groups[0]["lr"] = step_rate
        optimizer.step()
        after_update()
        values = {name: value.item() for name, (value, _) in terms.items()}
        records.append({"loss": loss.item(), "terms": values, "learningRate": step_rate})
    return {
        "optimizer": {"weightDecay": weight_decay, "epsilon": epsilon},
        "steps": records,
        "gradientStep": PROBE_STEP,
        "gradients": gradients,
        "final": checksums(leaves),
        "change": checksums({name: leaves[name].detach() - before[name] for name in leaves}),
    }


class MovingAverage:
    """a <- d a + (1 - d) leaf after each update, from the leaves' start."""

    def __init__(self, leaves, decay):
        self.leaves, self.decay = leaves, decay
        self.tensors = {name: value.detach().clone() for name, value in leaves.items()}

    def update(self):
        for name, value in self.leaves.items():
            self.tensors[name] = self.decay * self.tensors[name] + (1 - self.decay) * value.detach()
