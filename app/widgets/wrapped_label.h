// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/theme.h"

#include <QWidget>

namespace betlog::widgets {

/// Plain text over a few lines, broken inside a word where it must be, with an ellipsis where it
/// is too long. What QLabel cannot do: names from the wire may be one endless word, or markup.
class WrappedLabel final : public QWidget
{
    Q_OBJECT

public:
    WrappedLabel(Ink ink, Ground ground, QWidget* parent = nullptr);

    void setText(const QString& text);

    [[nodiscard]] QString text() const { return m_text; }

    /// At least 1; what is beyond is elided.
    void setMaximumLines(int lines);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QStringList linesFor(int width) const;

    Ink m_ink;
    Ground m_ground;
    QString m_text;
    int m_maximumLines = 1;
};

/// `text` in lines no wider than `width`, the last one elided where the text goes on.
[[nodiscard]] QStringList
wrappedLines(const QString& text, const QFont& font, int width, int maximumLines);

} // namespace betlog::widgets
