package dev.czar.project;

import java.net.URI;
import java.util.Optional;

/** The forge that keeps the pull requests: a repository on GitHub, or one that speaks as it does, and where its secrets are. */
public record ForgeConfig(URI url, String owner, String name, SecretPlace token, Optional<SecretPlace> webhookSecret) {}
