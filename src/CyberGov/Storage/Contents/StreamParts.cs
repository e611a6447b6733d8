namespace CyberGov.Storage.Contents;

/// <summary>Reads small parts of a large file.</summary>
internal static class StreamParts
{
    private const int ChunkBytes = 128 * 1024;

    extension(Stream stream)
    {
        /// <summary>Up to <paramref name="count"/> bytes from a position; fewer where the file ends.</summary>
        public byte[] Part(long position, int count)
        {
            stream.Position = position;
            var part = new byte[(int)Math.Clamp(stream.Length - position, 0, count)];
            var read = stream.ReadAtLeast(part, part.Length, throwOnEndOfStream: false);
            return read == part.Length ? part : part[..read];
        }

        public byte[] Head(int count) => stream.Part(0, count);

        public byte[] Tail(int count) => stream.Part(Math.Max(0, stream.Length - count), count);

        public bool HoldsAnywhere(byte[] wanted) => stream.HoldsAnywhere([wanted]);

        /// <summary>Whether any of these is somewhere in it; read once, in bounded memory.</summary>
        public bool HoldsAnywhere(byte[][] wanted)
        {
            stream.Position = 0;
            var longest = wanted.Max(w => w.Length);
            var buffer = new byte[ChunkBytes];
            var kept = 0;
            int read;
            while ((read = stream.Read(buffer, kept, buffer.Length - kept)) > 0)
            {
                var filled = buffer.AsSpan(0, kept + read);
                foreach (var one in wanted)
                {
                    if (filled.IndexOf(one) >= 0)
                    {
                        return true;
                    }
                }

                // What is wanted may begin in this chunk and end in the next.
                kept = Math.Min(longest - 1, filled.Length);
                filled[^kept..].CopyTo(buffer);
            }

            return false;
        }
    }
}
