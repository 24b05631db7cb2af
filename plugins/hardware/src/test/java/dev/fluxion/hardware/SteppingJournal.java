package dev.fluxion.hardware;

import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.Journal;
import dev.fluxion.hardware.journal.Known;
import dev.fluxion.hardware.provider.Reading;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** A journal that tells before and after each write: twice its number, and one more. */
class SteppingJournal implements Journal {
  private final Journal journal;
  private final IntConsumer step;
  private int writes;

  SteppingJournal(Journal journal, IntConsumer step) {
    this.journal = journal;
    this.step = step;
  }

  private <T> T write(Supplier<T> write) {
    int number = writes++;
    step.accept(2 * number);
    T result = write.get();
    step.accept(2 * number + 1);
    return result;
  }

  @Override
  public String id() {
    return journal.id();
  }

  @Override
  public void acquire(String provider) {
    journal.acquire(provider);
  }

  @Override
  public void release(String provider) {
    journal.release(provider);
  }

  @Override
  public Map<String, Known> known(Collection<String> tasks) {
    return journal.known(tasks);
  }

  @Override
  public int jobsOf(String task) {
    return journal.jobsOf(task);
  }

  @Override
  public JobEntry plan(JobEntry planned, byte[] request, List<String> tasks) {
    return write(() -> journal.plan(planned, request, tasks));
  }

  @Override
  public JobEntry update(JobEntry changed) {
    return write(() -> journal.update(changed));
  }

  @Override
  public JobEntry fetched(JobEntry job, byte[] result) {
    return write(() -> journal.fetched(job, result));
  }

  @Override
  public JobEntry decoded(JobEntry job, List<Reading> readings) {
    return write(() -> journal.decoded(job, readings));
  }

  @Override
  public List<JobEntry> jobs() {
    return journal.jobs();
  }

  @Override
  public Optional<JobEntry> job(long number) {
    return journal.job(number);
  }

  @Override
  public List<String> tasks(long number) {
    return journal.tasks(number);
  }

  @Override
  public byte[] request(long number) {
    return journal.request(number);
  }

  @Override
  public Optional<byte[]> result(long number) {
    return journal.result(number);
  }

  @Override
  public List<Event> events(long number) {
    return journal.events(number);
  }

  @Override
  public void close() {
    journal.close();
  }
}
