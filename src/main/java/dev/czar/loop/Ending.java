package dev.czar.loop;

/** Ends this process. */
@FunctionalInterface
interface Ending {

    void end();
}
