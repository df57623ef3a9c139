"""What a step trains on, made beside the device: which drawings, and their captions as ids."""
import numpy as np
import torch

import augment


class Batches(torch.utils.data.IterableDataset):
    """Endless (indices int64 [n], ids int64 [n, T], ends int64 [n]); the rows that become pixel art come first."""

    def __init__(self, sampler, items, text, size, seed):
        self.sampler, self.items, self.text, self.size, self.seed = sampler, items, text, size, seed

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        rng = np.random.default_rng([*self.seed, worker.id if worker else 0])
        pixelated = augment.pixelated(self.size)
        while True:
            indices = self.sampler.draw(rng, self.size)
            ids, ends = self.text.batch([self.text.text(rng, self.items[i], j < pixelated) for j, i in enumerate(indices)])
            yield torch.from_numpy(indices), ids, ends


def loader(batches, workers):
    """Batches ahead of time, by so many processes; 0 makes each when it is asked for."""
    return iter(torch.utils.data.DataLoader(batches, batch_size=None, num_workers=workers, pin_memory=torch.cuda.is_available()))
