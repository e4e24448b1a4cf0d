// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/http_reply.h"

#include "wire/error_code.h"
#include "wire/problem.h"

namespace betlog::net {

HttpReply problemReply(const base::Error& error)
{
    HttpReply reply {
        wire::httpStatus(error.code), {}, "application/problem+json", wire::encodeProblem(error)};
    if (wire::isRetryable(error.code))
        reply.headers.emplaceBack("Retry-After", "1");
    if (error.code == base::ErrorCode::MethodNotAllowed)
        reply.headers.emplaceBack("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    return reply;
}

HttpHeaders crossOriginHeaders(const QByteArray& origin)
{
    if (origin.isEmpty())
        return {};
    return {
        {"Access-Control-Allow-Origin", origin},
        {"Access-Control-Expose-Headers", "ETag, Retry-After"}};
}

QByteArray lastReplyBytes(const HttpReply& reply)
{
    // The phrase behind the number says nothing to any program, and may be left empty (RFC 9112).
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + " \r\n";
    for (const auto& [name, value] : reply.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Type: " + reply.contentType + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    bytes += "Connection: close\r\n\r\n";
    return bytes + reply.body;
}

} // namespace betlog::net
