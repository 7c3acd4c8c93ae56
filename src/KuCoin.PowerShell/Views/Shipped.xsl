<?xml version="1.0" encoding="utf-8"?>
<!--
  How views and types are shipped: without the blanks and comments that make the files here readable. PowerShell makes an object of
  each blank between two marks, at each import.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output encoding="utf-8" />
  <xsl:strip-space elements="*" />
  <xsl:template match="@* | node()">
    <xsl:copy><xsl:apply-templates select="@* | node()" /></xsl:copy>
  </xsl:template>
  <xsl:template match="comment()" />
</xsl:stylesheet>
