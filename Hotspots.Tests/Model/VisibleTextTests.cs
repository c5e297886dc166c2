using System.Buffers;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Tests.Model;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("Operation Chairmaker", "Operation Chairmaker")]
    [InlineData("café ١٢ नमस्ते 💣", "café ١٢ नमस्ते 💣")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("two\tand\r\nthree", "two\tand\r\nthree")]
    [InlineData("gpj.\u202Eexe", "gpj.\\u202Eexe")]
    [InlineData("a\u200Bb\uFEFF", "a\\u200Bb\\uFEFF")]
    [InlineData("\u001b[2J\0", "\\u001B[2J\\u0000")]
    [InlineData("\U000E0067", "\\uDB40\\uDC67")]
    public void What_nobody_sees_is_shown_and_letters_stay(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("é+<&'\"\\")]
    [InlineData("gpj.\u202Eexe\u2066 💣 \u001b\0")]
    [InlineData("\U000E0067\u200C")]
    [InlineData("\u2028")]
    public void Json_escapes_it_and_is_read_as_it_was_written(string text)
    {
        foreach (bool asBytes in (bool[])[true, false])
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = VisibleText.Json }))
            {
                if (asBytes)
                    json.WriteStringValue(Encoding.UTF8.GetBytes(text));
                else
                    json.WriteStringValue(text);
            }
            string written = Encoding.UTF8.GetString(buffer.WrittenSpan);
            Assert.Equal(text, JsonSerializer.Deserialize<string>(written));
            Assert.Equal(-1, VisibleText.FirstHidden(written));
        }
        Assert.Equal("é+<&'", JsonEncodedText.Encode("é+<&'", VisibleText.Json).ToString());
    }

    [Theory]
    [InlineData("OFFICIAL\u202E")]
    [InlineData("OFFI\u200BCIAL")]
    [InlineData("\uFEFFOFFICIAL")]
    [InlineData("OFFICIAL\nSECRET")]
    [InlineData("OFFICIAL\tX")]
    [InlineData("OFFI\u2028CIAL")]
    [InlineData("\u001b[8mSECRET")]
    [InlineData(" ")]
    public void A_marking_is_seen_as_it_is_written(string marking)
    {
        OutputException refused = Assert.Throws<OutputException>(() => ReleasedRun.Marking(marking));
        Assert.Equal(-1, VisibleText.FirstHidden(refused.Message));
    }

    [Fact]
    public void Half_a_character_is_one_that_nobody_sees()
    {
        // Put together here: an attribute cannot hold it.
        string half = "x" + (char)0xD800 + "y";
        Assert.Equal("x\\uD800y", VisibleText.Of(half));
        Assert.Throws<OutputException>(() => ReleasedRun.Marking(half));
    }

    [Fact]
    public void A_marking_may_have_any_letters() =>
        Assert.Equal("OFFICIAL-SENSITIVE – Heddlu ŵ", ReleasedRun.Marking(" OFFICIAL-SENSITIVE – Heddlu ŵ "));
}
