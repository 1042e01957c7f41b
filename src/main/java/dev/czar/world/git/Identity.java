package dev.czar.world.git;

/** Who signs the commits that Czar makes. */
public record Identity(String name, String email) {
    public static final Identity CZAR = new Identity("Czar", "czar@localhost");
}
