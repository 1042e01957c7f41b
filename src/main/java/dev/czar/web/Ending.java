package dev.czar.web;

/** Ends this process. */
@FunctionalInterface
interface Ending {

    void end();
}
