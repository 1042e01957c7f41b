package dev.czar;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests that need no Quarkus, several classes at once in one process. */
@Suite
@SelectPackages("dev.czar")
@IncludeEngines({"junit-jupiter", "archunit"})
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(".*ServedTest")
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.enabled", value = "true")
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.mode.default", value = "same_thread")
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.mode.classes.default", value = "concurrent")
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.config.strategy", value = "fixed")
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.config.fixed.parallelism", value = "4")
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.config.fixed.max-pool-size", value = "4")
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.config.fixed.saturate", value = "true")
@ConfigurationParameter(key = "junit.jupiter.testclass.order.default", value = "dev.czar.PlainTestOrder")
class PlainTests {}
