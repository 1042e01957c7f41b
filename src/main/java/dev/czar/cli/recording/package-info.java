/** Record cycles, replay and verify them, and show what rules decide about recorded or given facts; nothing is done. */
package dev.czar.cli.recording;
