/** Pull requests on Gitea or Forgejo. */
package dev.czar.world.forge.gitea;
