class Czar < Formula
  desc "Autonomous supervisor for AI coding workers that run in parallel on one repository"
  homepage "@url@"
  url "@url@"
  version "@version@"
  sha256 "@sha256@"
  license "Apache-2.0"

  depends_on "git"
  depends_on "tmux"

  def install
    libexec.install Dir["*"]
    bin.install_symlink libexec/"czar"
  end

  # The first start keeps an archive of loaded classes beside the program.
  def post_install
    system bin/"czar", "--version"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/czar --version")
  end
end
