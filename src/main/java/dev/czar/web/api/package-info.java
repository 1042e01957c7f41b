/** JAX-RS resources that read a project: workers, tasks, decisions, pull requests, the omnibus, conflicts and recorded cycles; and the GitHub webhook. */
package dev.czar.web.api;
