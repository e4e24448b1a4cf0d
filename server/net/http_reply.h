// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace betlog::net {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// What is sent back for one request.
struct HttpReply
{
    int status = 200;
    HttpHeaders headers;
    QByteArray contentType = "application/json";
    QByteArray body;
};

/// The refusal of a request, as problem+json (RFC 9457), with the headers that go with its code:
/// Retry-After where a retry can help.
[[nodiscard]] HttpReply problemReply(const base::Error& error);

/// What lets a page of this origin read the answer; nothing for none.
[[nodiscard]] HttpHeaders crossOriginHeaders(const QByteArray& origin);

/// The bytes of a reply after which the connection is closed; for those whom the door turns away.
[[nodiscard]] QByteArray lastReplyBytes(const HttpReply& reply);

} // namespace betlog::net
