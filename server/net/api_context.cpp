// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/api_context.h"

#include "server/net/api_call.h"

#include <algorithm>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

base::Expected<core::Actor> actorOf(const ApiCall& call, const ApiContext& context)
{
    return context.auth.identify(QString::fromUtf8(call.header("x-betlog-user")));
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
