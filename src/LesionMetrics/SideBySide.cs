namespace LesionMetrics;

/// <summary>Steps of one series that do not need each other: begun side by side where that is allowed, else done at once, one after another.</summary>
/// <param name="allowed">Whether steps may run side by side. Changes no result.</param>
internal sealed class SideBySide(bool allowed) : IDisposable
{
    private readonly List<Task> _begun = [];

    /// <summary>Begins <paramref name="step"/>. Its exception, if any, is thrown to whoever asks for the result.</summary>
    public Task<T> Begin<T>(Func<T> step)
    {
        if (!allowed)
        {
            return Task.FromResult(step());
        }

        Task<T> task = Task.Run(step);
        _begun.Add(task);
        return task;
    }

    /// <summary>The results of two steps, the second of which may run beside the first.</summary>
    public (T First, T Second) Both<T>(Func<T> first, Func<T> second)
    {
        if (!allowed)
        {
            return (first(), second());
        }

        Task<T> begun = Begin(second);
        T result = first();
        return (result, begun.GetAwaiter().GetResult());
    }

    /// <summary>Waits for every step begun: none goes on writing once its series has ended, however it ended.</summary>
    public void Dispose() => Task.WhenAll(_begun).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
}
