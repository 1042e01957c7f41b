/** One git repository: refs, commits, branches, trees and the remote. */
package dev.czar.world.git;
