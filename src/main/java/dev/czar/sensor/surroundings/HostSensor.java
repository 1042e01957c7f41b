package dev.czar.sensor.surroundings;

import dev.czar.fact.InfrastructureState.HostLoad;
import dev.czar.fact.Observation;
import dev.czar.sensor.Sensor;
import dev.czar.world.HostMeter;
import dev.czar.world.HostMeter.HostReading;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** States how busy the machine is in steps of ten percent; what moves by less is not worth a cycle. */
public final class HostSensor implements Sensor {

    private static final int STEP = 10;

    private final HostMeter meter;
    private final Clock clock;
    private HostLoad last = new HostLoad(0, 0, 0, 0);

    public HostSensor(HostMeter meter, Clock clock) {
        this.meter = meter;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public synchronized List<Observation> sense() throws IOException {
        HostReading reading = meter.read();
        last = new HostLoad(
                reading.cores(),
                settled(last.processorPercent(), reading.processorPercent()),
                settled(last.memoryPercent(), reading.memoryPercent()),
                settled(last.diskPercent(), reading.diskPercent()));
        return List.of(Observation.of(last, name(), clock.instant()));
    }

    /** The step below, unless the reading has only just left the step it was in. */
    static int settled(int before, int now) {
        boolean near = now >= before - STEP / 2 && now < before + STEP + STEP / 2;
        return near ? before : now / STEP * STEP;
    }
}
