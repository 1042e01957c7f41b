/** Say which agents are known, how their screens are read and why, and keep a misread screen as a test. */
package dev.czar.cli.agent;
