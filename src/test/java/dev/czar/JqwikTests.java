package dev.czar;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests of properties over random values, which their engine runs one after the other. */
@Suite
@SelectPackages("dev.czar")
@IncludeEngines("jqwik")
@IncludeClassNamePatterns(".*Test")
class JqwikTests {}
