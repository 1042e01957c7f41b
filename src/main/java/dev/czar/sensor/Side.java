package dev.czar.sensor;

import dev.czar.world.git.Stake;

/** One side of a conflict and what of its branch is its own. */
record Side(Contender contender, Stake stake) {}
