// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/api_context.h"

#include "server/net/api_call.h"

#include <algorithm>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

base::Expected<core::Actor> actorOf(const ApiCall& call, const ApiContext& context)
{
    return utf8Of(call.header("x-betlog-user"), "X-Betlog-User"_L1)
        .and_then([&context](const QString& name) { return context.auth.identify(name); })
        .map_error([](base::Error error) {
            error.fields.clear(); // They point into a body, and the name stands in a header.
            return error;
        });
}

base::Expected<QString> utf8Of(const QByteArray& bytes, QLatin1StringView header)
{
    if (bytes.isValidUtf8())
        return QString::fromUtf8(bytes);
    return base::unexpected(
        base::Error {base::ErrorCode::BadRequest, u"%1 is no UTF-8."_s.arg(header), {}});
}

base::Expected<base::MutationId> mutationIdOf(const ApiCall& call, const ApiContext& context)
{
    const QByteArray key = call.header("idempotency-key");
    if (key.isEmpty())
        return base::MutationId(context.random.uuid());
    if (const auto id = base::MutationId::fromText(QString::fromLatin1(key)))
        return *id;
    return base::unexpected(
        base::Error {base::ErrorCode::BadRequest, u"Idempotency-Key is a UUID."_s, {}});
}

std::optional<core::BetKey> betKeyOf(const QString& text)
{
    if (const auto id = base::BetId::fromText(text))
        return *id;
    const bool isNumber = !text.isEmpty()
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const qint64 number = isNumber ? text.toLongLong(&fits) : 0;
    return fits ? std::optional<core::BetKey>(number) : std::nullopt;
}

base::Error noSuchBet()
{
    return {base::ErrorCode::NotFound, u"There is no such bet."_s, {}};
}

QByteArray jsonArray(const QList<QByteArray>& texts)
{
    return '[' + texts.join(',') + ']';
}

} // namespace betlog::net
