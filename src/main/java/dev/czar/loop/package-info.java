/** Wake, sense, remember, decide, record, act: one writer per project. */
package dev.czar.loop;
