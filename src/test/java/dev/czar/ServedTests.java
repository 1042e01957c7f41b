package dev.czar;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All tests that start Quarkus, one after the other in one process: each start writes the same index of the test classes,
 * then reads and deletes it.
 */
@Suite
@SelectPackages("dev.czar")
@IncludeEngines("junit-jupiter")
@IncludeClassNamePatterns(".*ServedTest")
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.enabled", value = "false")
class ServedTests {}
