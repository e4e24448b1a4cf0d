// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/packing.h"

#include "wire/json_fields.h"
#include "wire/limits.h"

#include <QJsonArray>

#include <memory>
#include <zstd.h>

namespace betlog::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The lowest of the ordinary ones: bets are so alike that it packs them to a twentieth, and a
/// higher one takes longer and saves little.
constexpr int kLevel = 1;

/// What packing works with, once a thread: making it anew takes longer than a small pack.
ZSTD_CCtx* context()
{
    struct Free
    {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };

    thread_local const std::unique_ptr<ZSTD_CCtx, Free> own(ZSTD_createCCtx());
    return own.get();
}

auto unreadable(const QString& why)
{
    return base::unexpected(base::Error {
        base::ErrorCode::BadRequest, u"The packed message cannot be unpacked: %1"_s.arg(why), {}});
}

} // namespace

QByteArray packBytes(QByteArrayView bytes)
{
    const auto size = static_cast<size_t>(bytes.size());
    QByteArray pack(static_cast<qsizetype>(ZSTD_compressBound(size)), Qt::Uninitialized);
    const size_t packed = ZSTD_compressCCtx(
        context(), pack.data(), static_cast<size_t>(pack.size()), bytes.data(), size, kLevel);
    Q_ASSERT(!ZSTD_isError(packed));
    pack.resize(static_cast<qsizetype>(packed));
    pack.squeeze();
    return pack;
}

QByteArray packMessages(const QList<QByteArray>& messages)
{
    QByteArray all;
    for (const QByteArray& message : messages)
        all += message + '\n';
    Q_ASSERT(all.size() <= kMaxUnpackedBytes);
    return packBytes(all);
}

base::Expected<QList<QByteArray>> unpackMessages(QByteArrayView pack)
{
    const auto packed = static_cast<size_t>(pack.size());
    const unsigned long long size = ZSTD_getFrameContentSize(pack.data(), packed);
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        return unreadable(u"it is no zstd frame that tells its size."_s);
    if (size > static_cast<unsigned long long>(kMaxUnpackedBytes))
        return unreadable(u"it would be too large."_s);
    QByteArray all(static_cast<qsizetype>(size), Qt::Uninitialized);
    const size_t unpacked =
        ZSTD_decompress(all.data(), static_cast<size_t>(all.size()), pack.data(), packed);
    if (ZSTD_isError(unpacked) || unpacked != size)
        return unreadable(u"it is damaged."_s);
    if (!all.endsWith('\n'))
        return unreadable(u"its last message does not end."_s);
    all.chop(1);
    return all.split('\n');
}

bool asksForPacks(QByteArrayView hello)
{
    const auto object = parseObject(hello, limits::kMaxClientMessageBytes);
    return object && (*object)["compress"_L1].toArray().contains(u"zstd"_s);
}

QByteArray askingForPacks(QByteArray hello)
{
    Q_ASSERT(hello.endsWith('}'));
    hello.chop(1);
    return hello + R"(,"compress":["zstd"]})";
}

} // namespace betlog::wire
