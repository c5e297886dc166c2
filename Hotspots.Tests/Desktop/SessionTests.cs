using System.Net;
using System.Text;
using Hotspots.Desktop.Access;

namespace Hotspots.Tests.Desktop;

/// <summary>A token is good once and for seconds; whoever shows it again shuts the session.</summary>
public sealed class SessionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_token_is_good_once_and_in_its_time()
    {
        var clock = new SteppedClock();
        var said = new List<string>();
        var session = new Session(clock, said.Add);
        int entered = 0;
        session.Entered += () => entered++;
        string first = session.NewToken(), second = session.NewToken(), late = session.NewToken();
        Assert.Equal(Admission.Unknown, session.Spend(null));
        Assert.Equal(Admission.Unknown, session.Spend(""));
        Assert.Equal(Admission.Unknown, session.Spend(first[..^1]));
        Assert.Equal(Admission.Granted, session.Spend(first));
        clock.Now = Session.TokenLife;
        Assert.Equal(Admission.Granted, session.Spend(second));
        clock.Now += TimeSpan.FromMilliseconds(1);
        Assert.Equal(Admission.Late, session.Spend(late));
        // What came too late was never good: nobody has been let in with it, and nothing is shut.
        Assert.Equal(Admission.Late, session.Spend(late));
        Assert.True(session.IsCookie(session.Cookie));
        Assert.False(session.IsCookie(null));
        Assert.False(session.IsCookie(session.Cookie + "A"));
        Assert.Empty(said);
        Assert.Equal(2, entered);
    }

    [Fact]
    public void A_second_use_shuts_the_session_for_all_and_says_so_once()
    {
        var said = new List<string>();
        var session = new Session(new SteppedClock(), said.Add);
        string token = session.NewToken(), other = session.NewToken();
        Assert.Equal(Admission.Granted, session.Spend(token));
        Assert.Equal(Admission.SpentBefore, session.Spend(token));
        Assert.Equal(Admission.SpentBefore, session.Spend(token));
        Assert.True(session.IsShut);
        Assert.False(session.IsCookie(session.Cookie));
        Assert.Equal(Session.WhyShut, Assert.Single(said));
        _ = other;
    }

    [Fact]
    public async Task A_second_use_ends_the_host_and_the_page_is_told()
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage events = await run.SendAsync(HttpMethod.Get, "/api/events?window=w");
        using var ear = new StreamReader(await events.Content.ReadAsStreamAsync());
        using HttpClient page = HostRun.NewPage();
        Uri address = run.Host.NewAddress();
        using (HttpResponseMessage first = await page.GetAsync(address))
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Null(run.Host.WhyShut);
        using HttpResponseMessage second = await page.GetAsync(address);
        Assert.Equal(Session.WhyShut, await HostRun.OneSentenceAsync(second, HttpStatusCode.Forbidden));
        Assert.False(second.Headers.Contains("Set-Cookie"));
        Assert.Equal(Session.WhyShut, run.Host.WhyShut);
        string heard = await ear.ReadToEndAsync().WaitAsync(Patience);
        Assert.Contains("event: shut", heard, StringComparison.Ordinal);
        await run.Host.Ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_page_on_the_disk_posts_the_key_and_another_site_may_not()
    {
        await using HostRun run = await HostRun.StartAsync();
        string token = run.Host.NewToken();
        using (HttpResponseMessage elsewhere = await PostAsync(run, token, "https://evil.example"))
            await HostRun.OneSentenceAsync(elsewhere, HttpStatusCode.Forbidden);
        using (HttpResponseMessage neighbour = await PostAsync(run, token, "http://127.0.0.1:1"))
            await HostRun.OneSentenceAsync(neighbour, HttpStatusCode.Forbidden);
        // As a browser says where a page of a file is from.
        using HttpResponseMessage entered = await PostAsync(run, token, "null");
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        Assert.Equal(run.Cookie, entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    [Fact]
    public async Task A_browser_that_looks_ahead_spends_nothing()
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpClient page = HostRun.NewPage();
        Uri address = run.Host.NewAddress();
        using var ahead = new HttpRequestMessage(HttpMethod.Get, address);
        ahead.Headers.Add("Sec-Purpose", "prefetch;prerender");
        using (HttpResponseMessage refused = await page.SendAsync(ahead))
            await HostRun.OneSentenceAsync(refused, HttpStatusCode.Forbidden);
        using HttpResponseMessage entered = await page.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public async Task Only_the_two_ways_lead_in(string method)
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpClient page = HostRun.NewPage();
        using var request = new HttpRequestMessage(new HttpMethod(method), run.Host.NewAddress());
        using HttpResponseMessage answer = await page.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private static async Task<HttpResponseMessage> PostAsync(HostRun run, string token, string origin)
    {
        using HttpClient page = HostRun.NewPage();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(run.Root, "/enter"))
        {
            Content = new StringContent("token=" + token, Encoding.ASCII, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("Origin", origin);
        return await page.SendAsync(request);
    }

    /// <summary>Time passes only when it is told to.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
