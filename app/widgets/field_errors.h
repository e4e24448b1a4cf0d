// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"

#include <QMap>
#include <QObject>
#include <QPointer>

class QLabel;
class QWidget;

namespace betlog::widgets {

/// Shows errors next to the fields that they are about. A field is not blamed before the person has
/// left it, or has asked for everything to be checked.
class FieldErrors final : public QObject
{
    Q_OBJECT

public:
    explicit FieldErrors(QObject* parent = nullptr);

    /// Errors at `pointer` mark `field` and are written into `note` (several fields may share one).
    void watch(const QString& pointer, QWidget* field, QLabel* note);
    void forget(const QString& pointer);

    void show(const QList<base::FieldError>& errors);
    /// From now on every field counts as left.
    void revealAll();
    /// From now on no field counts as left.
    void conceal();
    /// Puts the keyboard where the first of these errors is; false if no field is meant.
    bool focusFirst(const QList<base::FieldError>& errors) const;

signals:
    /// A field was left, so more errors may be shown now.
    void fieldLeft();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Field
    {
        QPointer<QWidget> widget;
        QPointer<QLabel> note;
        bool left = false;
    };

    QMap<QString, Field> m_fields; ///< by pointer
};

} // namespace betlog::widgets
