// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/bet_blob.h"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

#include <type_traits>

namespace betlog::sync {

using namespace domain;

namespace {

constexpr auto kVersion = QDataStream::Qt_6_4;
constexpr qsizetype kUsualBytes = 1024;
constexpr quint32 kMaxList = 100'000; // more than any list of a bet; a damaged count stops here
constexpr quint32 kUsualList = 16;
constexpr quint32 kNullText = 0xffffffff;

// The members of each type, in their order, for writing and for reading alike.

template <typename Archive, typename T>
void members(Archive& archive, T& boost) requires std::is_same_v<std::remove_const_t<T>, Boost>
{
    archive(boost.name, boost.rate, boost.rounding);
}

template <typename Archive, typename T>
void members(Archive& archive, T& odds) requires std::is_same_v<std::remove_const_t<T>, Odds>
{
    archive(odds.format, odds.text);
}

template <typename Archive, typename T>
void members(Archive& archive, T& line) requires std::is_same_v<std::remove_const_t<T>, Line>
{
    archive(line.category, line.market, line.selection, line.player, line.description);
    archive(line.stake, line.odds, line.boosts, line.startsAt);
}

template <typename Archive, typename T>
void members(Archive& archive, T& slip) requires std::is_same_v<std::remove_const_t<T>, Slip>
{
    archive(slip.kind, slip.lines, slip.boosts, slip.stake, slip.sizes, slip.price);
    archive(slip.note, slip.tags, slip.book, slip.externalId);
}

template <typename Archive, typename T>
void members(
    Archive& archive, T& override) requires std::is_same_v<std::remove_const_t<T>, PayoutOverride>
{
    archive(override.totalReturn, override.reason);
}

template <typename Archive, typename T>
void members(Archive& archive, T& payout) requires std::is_same_v<std::remove_const_t<T>, Payout>
{
    archive(payout.totalWager, payout.totalWin, payout.totalReturn, payout.profit);
    archive(payout.settled, payout.evaluatedAt, payout.payoutOverride);
}

template <typename Archive, typename T>
void members(Archive& archive, T& bet) requires std::is_same_v<std::remove_const_t<T>, Bet>
{
    archive(bet.id, bet.number, bet.userName, bet.league, bet.awayTeam, bet.homeTeam);
    archive(bet.weekKey, bet.betDate, bet.acceptedAt, bet.slip, bet.results, bet.payout);
    archive(bet.version, bet.updatedAt, bet.updatedBy, bet.editedAt);
}

class BlobWriter
{
public:
    explicit BlobWriter(QDataStream& out)
        : m_out(out)
    { }

    template <typename... T>
    void operator()(const T&... values)
    {
        (put(values), ...);
    }

private:
    template <typename T>
    void put(const T& value)
    {
        if constexpr (std::is_enum_v<T>)
            m_out << static_cast<quint8>(value);
        else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, QString>)
            m_out << value;
        else
            members(*this, value);
    }

    template <typename T>
    void put(const std::optional<T>& value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }

    template <typename T>
    void put(const QList<T>& values)
    {
        put(static_cast<quint32>(values.size()));
        for (const T& value : values)
            put(value);
    }

    void put(const base::BetId& id) { m_out << id.uuid(); }

    void put(const Money& money) { m_out << money.minor(); }

    void put(const base::Timestamp& moment)
    {
        m_out << static_cast<qint64>(moment.sinceEpoch().count());
    }

    void put(const WeekKey& week) { m_out << week.start().toJulianDay(); }

    QDataStream& m_out;
};

/// What QDataStream wrote, read off the bytes: it asks a device for each number, which is most of
/// the time that very many bets would take.
class Blob
{
public:
    Blob(QByteArrayView bytes, BetBlobReader& texts)
        : m_rest(bytes)
        , m_texts(texts)
    { }

    template <typename... T>
    void operator()(T&... values)
    {
        (get(values), ...);
    }

    /// Nothing was missing, and nothing is left.
    [[nodiscard]] bool isRead() const { return m_isSound && m_rest.isEmpty(); }

private:
    [[nodiscard]] QByteArrayView take(qsizetype size)
    {
        m_isSound = m_isSound && size <= m_rest.size();
        if (!m_isSound)
            return {};
        const QByteArrayView taken = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return taken;
    }

    template <typename T>
    [[nodiscard]] T number()
    {
        const QByteArrayView bytes = take(sizeof(T));
        return bytes.isEmpty() ? T() : qFromBigEndian<T>(bytes.data());
    }

    template <typename T>
    void get(T& value)
    {
        if constexpr (std::is_enum_v<T>)
            value = static_cast<T>(number<quint8>());
        else if constexpr (std::is_same_v<T, bool>)
            value = number<quint8>() != 0;
        else if constexpr (std::is_arithmetic_v<T>)
            value = number<T>();
        else
            members(*this, value);
    }

    void get(QString& text)
    {
        const auto size = number<quint32>();
        if (size == kNullText)
            return;
        m_isSound = m_isSound && size % 2 == 0;
        text = m_texts.text(take(size));
    }

    template <typename T>
    void get(std::optional<T>& value)
    {
        bool isThere = false;
        get(isThere);
        if (isThere)
            get(value.emplace());
    }

    template <typename T>
    void get(QList<T>& values)
    {
        const auto count = number<quint32>();
        m_isSound = m_isSound && count <= kMaxList;
        if (count > 0 && count <= kUsualList)
            values.reserve(count);
        for (quint32 i = 0; i < count && m_isSound; ++i)
            get(values.emplaceBack());
    }

    void get(base::BetId& id)
    {
        const QByteArrayView bytes = take(sizeof(QUuid));
        if (!bytes.isEmpty())
            id = base::BetId(QUuid::fromRfc4122(bytes));
    }

    void get(Money& money) { money = Money(number<qint64>()); }

    void get(base::Timestamp& moment)
    {
        moment = base::Timestamp(std::chrono::milliseconds(number<qint64>()));
    }

    void get(WeekKey& week) { week = WeekKey(QDate::fromJulianDay(number<qint64>())); }

    QByteArrayView m_rest;
    BetBlobReader& m_texts;
    bool m_isSound = true;
};

} // namespace

QByteArray encodeBetBlob(const Bet& bet)
{
    QByteArray blob;
    blob.reserve(kUsualBytes);
    QDataStream out(&blob, QIODevice::WriteOnly);
    out.setVersion(kVersion);
    BlobWriter writer(out);
    members(writer, bet);
    return blob;
}

QString BetBlobReader::text(QByteArrayView bytes)
{
    // Longer texts are notes, which nobody writes twice; so many others are an odd log.
    constexpr qsizetype kLongestShared = 128;
    constexpr qsizetype kMostShared = 100'000;
    const auto fresh = [bytes] {
        QString text(bytes.size() / 2, Qt::Uninitialized);
        qFromBigEndian<char16_t>(bytes.data(), text.size(), text.data());
        return text;
    };
    if (bytes.isEmpty())
        return QString(0, Qt::Uninitialized); // empty, which is not null
    if (bytes.size() > kLongestShared || m_texts.size() >= kMostShared)
        return fresh();
    const auto known = m_texts.constFind(QByteArray::fromRawData(bytes.data(), bytes.size()));
    return known != m_texts.cend() ? *known : *m_texts.insert(bytes.toByteArray(), fresh());
}

std::optional<Bet> BetBlobReader::read(QByteArrayView bytes)
{
    Blob blob(bytes, *this);
    std::optional<Bet> bet(std::in_place);
    members(blob, *bet);
    // A bet always has as many results as lines: whoever shows it relies on that.
    if (!blob.isRead() || bet->results.size() != bet->slip.lines.size())
        return std::nullopt;
    return bet;
}

std::optional<Bet> decodeBetBlob(const QByteArray& blob)
{
    return BetBlobReader().read(blob);
}

} // namespace betlog::sync
