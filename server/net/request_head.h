// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace betlog::net {

/// The head of one HTTP request, as the guard at the door reads it.
struct RequestHead
{
    QByteArray method; ///< as sent; methods are case-sensitive
    QByteArray target; ///< begins with '/'
    QByteArray authority; ///< host and port, where a whole URL was sent as the target
    bool isHttp11 = true; ///< else 1.0
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case, values trimmed

    /// The value of the first header of that name (given in lower case); empty if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] qsizetype count(QByteArrayView name) const;
    /// Whether a header that is a list of tokens ("Connection: keep-alive, Upgrade") names `token`.
    [[nodiscard]] bool hasToken(QByteArrayView name, QByteArrayView token) const;
    /// The target without its query.
    [[nodiscard]] QByteArrayView path() const;

    friend bool operator==(const RequestHead&, const RequestHead&) = default;
};

inline constexpr qsizetype kMaxRequestHeaders = 100; ///< a browser sends about twenty

/// Reads a head that ends with an empty line, strictly (RFC 9112): lines end in CR LF, names are
/// tokens right before their colon, nothing is folded, no control characters. What two readers
/// could understand differently is refused.
[[nodiscard]] base::Expected<RequestHead> parseRequestHead(QByteArrayView head);

/// Whether the bytes may be the beginning of a request; so that noise is refused at once.
[[nodiscard]] bool canBeginRequest(QByteArrayView bytes);

} // namespace betlog::net
