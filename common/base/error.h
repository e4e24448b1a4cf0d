// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QList>
#include <QString>

namespace betlog::base {

/// Why something was refused or failed, for programs. The text of each on the wire, its HTTP
/// status and whether a retry can help are in wire/error_code.h.
enum class ErrorCode {
    BadJson, ///< the bytes are no JSON, or are nested too deeply
    BadRequest, ///< JSON of the wrong shape, an unknown message, a parameter that makes no sense
    Invalid, ///< the right shape, but a field breaks a rule of the domain
    TooLarge, ///< over a limit of size
    LengthRequired, ///< a body without a length
    NotFound,
    MethodNotAllowed,
    Unauthorized, ///< not signed in
    Forbidden, ///< signed in, but not allowed
    Locked, ///< the line has started; only a bookkeeper may change it
    Conflict, ///< somebody changed the same field or line meanwhile
    VersionMismatch, ///< If-Match named another version
    AlreadyExists,
    NotSettled, ///< a payout was asked for while nothing is settled
    Reset, ///< the cursor is of another history
    TooFast,
    Timeout,
    Busy, ///< a queue is full or the database is locked; a retry will do
    StorageFailed, ///< the disk refused; what was there is kept
    ProtocolVersion, ///< client and server speak different versions
    Unreachable, ///< the other side could not be reached or did not answer
    Cancelled,
    Internal
};

/// One field that is wrong. `pointer` is a JSON pointer (RFC 6901) into what was sent.
struct FieldError
{
    QString pointer;
    QString detail;

    friend bool operator==(const FieldError&, const FieldError&) = default;
};

/// A code for programs and a plain English sentence for people; `fields` says where, if known.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    QList<FieldError> fields;

    friend bool operator==(const Error&, const Error&) = default;
};

/// An error of one field.
[[nodiscard]] Error fieldError(ErrorCode code, const QString& pointer, const QString& detail);

} // namespace betlog::base
