// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/sha256.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <span>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace betlog::base {

namespace {

constexpr size_t kWord = sizeof(quint32);
constexpr size_t kBlockBytes = 64;

/// FIPS 180-4, section 4.2.2.
alignas(16) constexpr std::array<quint32, 64> kRounds {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using State = std::array<quint32, 8>;

/// Takes whole blocks in.
using Compress = void(State& state, std::span<const uchar> blocks);

/// FIPS 180-4, section 6.2.2, as it stands there.
void compressPlainly(State& state, std::span<const uchar> blocks)
{
    for (; !blocks.empty(); blocks = blocks.subspan(kBlockBytes)) {
        std::array<quint32, 64> w {};
        for (size_t t = 0; t < 16; ++t)
            w[t] = qFromBigEndian<quint32>(blocks.data() + t * kWord);
        for (size_t t = 16; t < w.size(); ++t) {
            const quint32 a = w[t - 15];
            const quint32 b = w[t - 2];
            w[t] = w[t - 16] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3)) + w[t - 7]
                + (std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10));
        }
        auto [a, b, c, d, e, f, g, h] = state;
        for (size_t t = 0; t < w.size(); ++t) {
            const quint32 one = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25))
                + ((e & f) ^ (~e & g)) + kRounds[t] + w[t];
            const quint32 two = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22))
                + ((a & b) ^ (a & c) ^ (b & c));
            h = std::exchange(g, std::exchange(f, std::exchange(e, d + one)));
            d = std::exchange(c, std::exchange(b, std::exchange(a, one + two)));
        }
        const State worked {a, b, c, d, e, f, g, h};
        std::ranges::transform(state, worked, state.begin(), std::plus<>());
    }
}

#ifdef __x86_64__

bool hasShaInstructions()
{
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    constexpr unsigned kNeeded = bit_SSSE3 | bit_SSE4_1;
    if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & kNeeded) != kNeeded)
        return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & bit_SHA) != 0;
}

__m128i load(const void* at)
{
    return _mm_loadu_si128(static_cast<const __m128i*>(at));
}

void store(void* at, __m128i value)
{
    _mm_storeu_si128(static_cast<__m128i*>(at), value);
}

/// The same with the processor's own instructions, which keep the state as ABEF and CDGH and do
/// four rounds at a time.
__attribute__((target("sha,sse4.1"))) void
compressByProcessor(State& state, std::span<const uchar> blocks)
{
    const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const __m128i cdab = _mm_shuffle_epi32(load(state.data()), 0xb1);
    const __m128i efgh = _mm_shuffle_epi32(load(state.data() + 4), 0x1b);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8);
    __m128i cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);
    for (; !blocks.empty(); blocks = blocks.subspan(kBlockBytes)) {
        const __m128i abefBefore = abef;
        const __m128i cdghBefore = cdgh;
        __m128i w[4]; // The schedule's last sixteen words, in turns.
        for (size_t i = 0; i < 4; ++i)
            w[i] = _mm_shuffle_epi8(load(blocks.data() + 16 * i), bigEndian);
#pragma GCC unroll 16
        for (size_t four = 0; four < 16; ++four) {
            __m128i& oldest = w[four % 4];
            const __m128i newest = w[(four + 3) % 4];
            __m128i sum = _mm_add_epi32(oldest, load(kRounds.data() + 4 * four));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            sum = _mm_shuffle_epi32(sum, 0x0e);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, sum);
            const __m128i begun = _mm_add_epi32(
                _mm_sha256msg1_epu32(oldest, w[(four + 1) % 4]),
                _mm_alignr_epi8(newest, w[(four + 2) % 4], 4));
            oldest = _mm_sha256msg2_epu32(begun, newest);
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }
    const __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
    const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    store(state.data(), _mm_blend_epi16(feba, dchg, 0xf0));
    store(state.data() + 4, _mm_alignr_epi8(dchg, feba, 8));
}

Compress* fastest()
{
    return hasShaInstructions() ? compressByProcessor : compressPlainly;
}

#else

Compress* fastest()
{
    return compressPlainly;
}

#endif

void compress(State& state, std::span<const uchar> blocks)
{
    static Compress* const chosen = fastest();
    chosen(state, blocks);
}

} // namespace

Sha256::Sha256()
    : m_state {
        0x6a09e667,
        0xbb67ae85,
        0x3c6ef372,
        0xa54ff53a,
        0x510e527f,
        0x9b05688c,
        0x1f83d9ab,
        0x5be0cd19}
{ }

void Sha256::add(QByteArrayView bytes)
{
    std::span<const uchar> left(
        reinterpret_cast<const uchar*>(bytes.data()), static_cast<size_t>(bytes.size()));
    m_bytes += left.size();
    if (m_begunBytes > 0) {
        const auto filling = left.first(std::min(left.size(), kBlock - m_begunBytes));
        std::ranges::copy(filling, m_begun.begin() + m_begunBytes);
        m_begunBytes += filling.size();
        left = left.subspan(filling.size());
        if (m_begunBytes < kBlock)
            return;
        compress(m_state, m_begun);
    }
    m_begunBytes = left.size() % kBlock;
    const auto [whole, rest] =
        std::pair(left.first(left.size() - m_begunBytes), left.last(m_begunBytes));
    compress(m_state, whole);
    std::ranges::copy(rest, m_begun.begin());
}

QByteArray Sha256::result()
{
    // A 1, zeros, and how many bits there were, to the end of a block.
    constexpr qsizetype kLengthBytes = sizeof(quint64);
    const quint64 bits = qToBigEndian(m_bytes * 8);
    const size_t used = (m_begunBytes + 1 + kLengthBytes) % kBlock;
    QByteArray end("\x80");
    end.append(static_cast<qsizetype>((kBlock - used) % kBlock), '\0');
    end.append(reinterpret_cast<const char*>(&bits), kLengthBytes);
    add(end);
    QByteArray hash(sizeof m_state, Qt::Uninitialized);
    qToBigEndian<quint32>(m_state.data(), qsizetype(m_state.size()), hash.data());
    return hash;
}

} // namespace betlog::base
