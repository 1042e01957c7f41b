/** Says to a human what needs one, never into his terminal. */
package dev.czar.actuator.notice;
